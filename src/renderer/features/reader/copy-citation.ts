import { say } from '#renderer/act.ts'
import { t } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'
import type { Stretch } from './kernel/caret.ts'
import { citedQuotation } from './kernel/citation-line.ts'
import type { ReadText } from './kernel/ground.ts'

/** Copy a passage with where it comes from and where it stands. */
export async function copyWithCitation(source: Source, text: ReadText, stretch: Stretch | null): Promise<void> {
  if (!stretch) return say(t('Select some text first.'))
  const words = text.text.slice(stretch.start, stretch.end)
  const cited = citedQuotation(source, words, text.placeAt(stretch.start))
  const isCopied = await navigator.clipboard.writeText(cited).then(
    () => true,
    () => false
  )
  say(isCopied ? t('Copied with its citation.') : t('It could not be copied: the browser does not allow it.'))
}
