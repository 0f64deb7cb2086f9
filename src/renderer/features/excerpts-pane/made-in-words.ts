import type { Excerpt } from '#shared/model/excerpt.ts'

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Say who marked an excerpt, and who put on the tags that came later, each with its time. */
export function madeInWords(excerpt: Excerpt, nameOf: (tagId: string) => string | undefined): readonly string[] {
  const { by, createdAt, tagIds, taggedLater = [] } = excerpt
  const later = taggedLater.filter(({ tagId }) => tagIds.includes(tagId))
  const known = later.flatMap(({ tagId, by, at }) => {
    const name = nameOf(tagId)
    return name === undefined || at === null ? [] : [`“${name}” put on ${byAndWhen(by ?? '', at)}`]
  })
  const unknown = later.some(({ at }) => at === null) ? ['Who put on its tags is not known'] : []
  return [`Marked ${byAndWhen(by, createdAt)}`, ...known, ...unknown]
}

function byAndWhen(by: string, at: string): string {
  const when = Number.isNaN(Date.parse(at)) ? at : time.format(new Date(at))
  return `${by ? `by ${by}, ` : ''}${when}`
}
