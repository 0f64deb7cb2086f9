import type { View } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { Filter } from '#shared/queries/filter.ts'

/** What the screen behind an export shows, where that is a part of the notebook. */
export type ExportPart = { readonly filter: Filter; readonly partName: string }

/** Tell which part is offered for export: what the filter shows, or the excerpts of the tag that was chosen. */
export function exportPart(
  { screen, filter, tagId }: Pick<View, 'screen' | 'filter' | 'tagId'>,
  tags: readonly { readonly id: string; readonly name: string }[]
): ExportPart | null {
  if (screen === 'excerpts' && Object.keys(filter).length > 0) return { filter, partName: t('What the filter shows') }
  const tag = screen === 'codebook' ? tags.find(({ id }) => id === tagId) : undefined
  return tag
    ? { filter: { tagIds: [tag.id] }, partName: t('The excerpts of the tag “{name}”', { name: tag.name }) }
    : null
}
