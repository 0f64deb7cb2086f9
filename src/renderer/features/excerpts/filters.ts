import type { Filter } from '#shared/queries/filter.ts'

type Part = { readonly [K in keyof Filter]?: Filter[K] | undefined }

/** Change a filter; what is undefined, empty or as it is anyway is left out, so that equal filters look the same. */
export function changed(filter: Filter, part: Part): Filter {
  const entries = Object.entries({ ...filter, ...part }).filter(([name, value]) => says(name, value))
  return Object.fromEntries(entries) as Filter
}

/** Put a tag into a filter, or take it out. */
export function toggleTag(filter: Filter, tagId: string): Filter {
  const tagIds = filter.tagIds ?? []
  return changed(filter, { tagIds: tagIds.includes(tagId) ? tagIds.filter(id => id !== tagId) : [...tagIds, tagId] })
}

/** Whether a filter leaves anything out. */
export function isFiltering(filter: Filter): boolean {
  const { match: _, withChildren: __, ...rest } = changed(filter, {})
  return Object.keys(rest).length > 0
}

const asUsual: Readonly<Record<string, unknown>> = {
  match: 'any',
  withChildren: true,
  hasNote: false,
  untagged: false,
  text: '',
  speaker: ''
}

function says(name: string, value: unknown): boolean {
  if (value === undefined || value === asUsual[name]) return false
  return !Array.isArray(value) || value.length > 0
}
