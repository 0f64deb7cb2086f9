import type { Notebook } from '#shared/model/notebook.ts'
import type { Filter } from '#shared/queries/filter.ts'
import type { Given, Option } from './command.ts'
import { sourceNamed, tagNamed } from './find.ts'

/** What picks excerpts. */
export const filterOptions: Readonly<Record<string, Option>> = {
  tag: { value: 'NAME', isRepeatable: true, help: 'Only those that bear this tag or one below it.' },
  source: { value: 'ID|TITLE', help: 'Only those of this source.' }
}

/** Which excerpts the options want. */
export function filterFrom(notebook: Notebook, given: Given): Filter {
  const source = given.text('source')
  const tagIds = given.texts('tag').map(name => tagNamed(notebook, name))
  return {
    ...(tagIds.length > 0 && { tagIds }),
    ...(source !== undefined && { sourceId: sourceNamed(notebook, source).id })
  }
}
