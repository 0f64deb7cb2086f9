import { dateLanguage, t } from '#renderer/words.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'

/** Say who marked an excerpt, and who put on the tags that came later, each with its time. */
export function madeInWords(excerpt: Excerpt, nameOf: (tagId: string) => string | undefined): readonly string[] {
  const { by, createdAt, tagIds, taggedLater = [] } = excerpt
  const later = taggedLater.filter(({ tagId }) => tagIds.includes(tagId))
  const known = later.flatMap(({ tagId, by, at }) => {
    const name = nameOf(tagId)
    return name === undefined || at === null
      ? []
      : [t('“{name}” put on {when}', { name, when: byAndWhen(by ?? '', at) })]
  })
  const unknown = later.some(({ at }) => at === null) ? [t('Who put on its tags is not known')] : []
  return [t('Marked {when}', { when: byAndWhen(by, createdAt) }), ...known, ...unknown]
}

function byAndWhen(by: string, at: string): string {
  const time = new Intl.DateTimeFormat(dateLanguage(), { dateStyle: 'medium', timeStyle: 'short' })
  const when = Number.isNaN(Date.parse(at)) ? at : time.format(new Date(at))
  return by ? t('by {name}, {when}', { name: by, when }) : when
}
