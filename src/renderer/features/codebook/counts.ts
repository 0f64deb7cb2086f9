import { t } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/index.ts'

type Counted = Pick<TagRow, 'withChildren' | 'depth'> & { readonly tag: { readonly id: string } }

/** Say what deleting a tag touches: the excerpts that lose it, and the tags below that go with it. */
export function touchedBy(row: Counted, rows: readonly Counted[]): string {
  const excerpts =
    row.withChildren === 0
      ? t('no excerpt')
      : t('{count, plural, one {# excerpt} other {# excerpts}}', { count: row.withChildren })
  const below = belowOf(row, rows)
  return below > 0
    ? t('{excerpts}, {count, plural, one {# tag} other {# tags}} below', { excerpts, count: below })
    : excerpts
}

function belowOf(row: Counted, rows: readonly Counted[]): number {
  const index = rows.findIndex(({ tag }) => tag.id === row.tag.id)
  const rest = rows.slice(index + 1)
  const end = rest.findIndex(({ depth }) => depth <= row.depth)
  return end < 0 ? rest.length : end
}
