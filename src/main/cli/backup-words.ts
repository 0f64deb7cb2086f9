import type { Counts, Difference } from '#shared/contract/backups.ts'

const kinds = ['sources', 'excerpts', 'tags', 'notes'] as const

/** Say what restoring a backup does, a line for each kind of thing that differs. */
export function wordsOfDifference(difference: Difference): readonly string[] {
  if (difference.isSame) return ['The notebook is as it is in that backup.']
  const { title } = difference
  const lines = kinds.flatMap(kind => lineOf(kind, difference[kind]))
  const titled = title ? [`  title: “${title.now}” becomes “${title.then}”`] : []
  return [
    'Restoring this backup changes:',
    ...titled,
    ...(lines.length + titled.length > 0 ? lines : ['  small things only'])
  ]
}

function lineOf(kind: string, { added, changed, removed }: Counts): readonly string[] {
  const parts = [
    added > 0 ? `${added} come back` : '',
    changed > 0 ? `${changed} become as they were` : '',
    removed > 0 ? `${removed} go` : ''
  ].filter(part => part !== '')
  return parts.length > 0 ? [`  ${kind}: ${parts.join(', ')}`] : []
}
