import { keysOf } from '#renderer/shortcuts.ts'
import { t } from '#renderer/words.ts'

/** One step of the tour: what it says, and what of the window it speaks of. */
export type TourStep = { readonly title: string; readonly text: string; readonly anchors: readonly string[] }

/** The five steps of the tour; each stands beside the first of its anchors that is in sight. */
export function tourSteps(): readonly TourStep[] {
  return [
    {
      title: t('Your sources'),
      text: t(
        'What you read is listed here. {keys} brings in articles, reports and court papers; each original is kept untouched.',
        { keys: keysOf('import') }
      ),
      anchors: ['[data-pane=sources]']
    },
    {
      title: t('Select, then one key'),
      text: t(
        'Select a passage with the mouse, or press {sentence} for a sentence and {paragraph} for a paragraph. A digit puts on the tag that has this key.',
        { sentence: keysOf('select-sentence'), paragraph: keysOf('select-paragraph') }
      ),
      anchors: ['[data-reader] p[data-block]', '[data-reader]', '[data-pane=reader]']
    },
    {
      title: t('Any tag by its name'),
      text: t(
        '{keys} finds a tag by a few letters of its name, or makes a new one. Your tags and their keys stand here.',
        { keys: keysOf('pick-tag') }
      ),
      anchors: ['[data-pane=codebook]']
    },
    {
      title: t('All excerpts of a tag'),
      text: t(
        'Here are the excerpts of all sources, by tag, by source, by who speaks. In a text, {keys} shows those with the same tag.',
        { keys: keysOf('show-same-tag') }
      ),
      anchors: ['[data-tab=excerpts]']
    },
    {
      title: t('Find and export'),
      text: t(
        '{find} searches texts, excerpts and notes. {export} writes every quotation with its place. {palette} does anything, and {help} shows all keys.',
        { find: keysOf('find'), export: keysOf('export'), palette: keysOf('open-palette'), help: keysOf('help') }
      ),
      anchors: ['[data-find-box]']
    }
  ]
}
