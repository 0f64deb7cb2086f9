import type { Anchor, Excerpt, Place, Tagging, Voice } from '#shared/model/excerpt.ts'
import type { Entry } from './report.ts'

/** Say where a reader of the original finds a passage. */
export function placeLine({ page, paragraph }: Place, { start, end }: Anchor): string {
  const places = [page === null ? '' : `page ${page}`, paragraph === null ? '' : `paragraph ${paragraph}`]
  return [...places, `characters ${start} to ${end} of the text`].filter(Boolean).join(', ')
}

const voiceWords: Readonly<Record<Voice, string>> = {
  states: 'the source states it as its own',
  reports: 'the source reports it',
  endorses: 'the source endorses it',
  rebuts: 'the source rebuts it'
}

/** Say who speaks, and how the source gives it; empty where neither is known. */
export function speakerLine({ speaker, voice }: Excerpt): string {
  return [speaker, voice && voiceWords[voice]].filter(Boolean).join('; ')
}

/** Say who tagged a passage, and when; and of tags that came later, who put on each. */
export function taggedLine({ excerpt, tags }: Pick<Entry, 'excerpt' | 'tags'>): string {
  const { by, createdAt, updatedAt, taggedLater = [] } = excerpt
  const changed = updatedAt === createdAt ? '' : `, changed ${updatedAt}`
  const later = tags.flatMap(({ tag, path }) => {
    const tagging = taggedLater.find(({ tagId }) => tagId === tag.id)
    return tagging ? [`; “${path}” by ${taggerOf(tagging)}`] : []
  })
  return `${by || noName}, ${createdAt}${changed}${later.join('')}`
}

const noName = 'someone who gave no name'

function taggerOf({ by, at }: Tagging): string {
  return by === null || at === null ? 'someone, at a time that was not written down' : `${by || noName}, ${at}`
}

/** Set the words around a passage on one line, to find it by. */
export function contextLine({ prefix, suffix }: Anchor): string {
  const [before, after] = [prefix, suffix].map(words => words.replaceAll(/\s+/g, ' ').trim())
  return [before && `after “${before}”`, after && `before “${after}”`].filter(Boolean).join(', ')
}

/** Count things in words: `1 excerpt`, `2 excerpts`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** Tell a colleague how to check a quotation with nothing but the export and the original. */
export const howToCheck: readonly string[] = [
  'Get the original of the source, and work out its SHA-256: “sha256sum FILE” on Linux, “shasum -a 256 FILE” on macOS, “certutil -hashfile FILE SHA256” on Windows. If it is the one given here, it is the very file that was quoted.',
  'Open the original and go to the page or paragraph given. Paragraphs are counted from 1 through the whole document; list items, quotations and table rows count, while headings, footnotes and whatever surrounds an article on a web page do not.',
  'Find the quoted words there. They are given letter for letter, and stand between the words given as context.',
  'The characters count from 0 in the text that Dossier reads from the original, in UTF-16 units, the last one not included. “dossier show NOTEBOOK SOURCE” prints that text.'
]
