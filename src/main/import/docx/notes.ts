import { numberAs } from './numbering.ts'
import { type XmlElement, elementsOf, valueAt } from './xml.ts'

/** Footnotes and endnotes, each numbered when the text first refers to it. */
export type Notes = {
  /** The mark of a note where it stands in the text, such as `[3]`. */
  readonly refer: (kind: NoteKind, id: string, isOwnMark: boolean) => string
  /** The notes referred to so far: all footnotes, then all endnotes. */
  readonly referred: () => readonly { readonly mark: string; readonly body: XmlElement }[]
}

export type NoteKind = 'footnote' | 'endnote'

/** What a kind of note is numbered from, and in. */
export type NoteStyle = { readonly start: number; readonly format: string }

/** Gather the notes of a Word file from its parts. */
export function readNotes(
  parts: { readonly [K in NoteKind]: XmlElement | undefined },
  styles: { readonly [K in NoteKind]: NoteStyle }
): Notes {
  const bodies = { footnote: bodiesIn(parts.footnote, 'footnote'), endnote: bodiesIn(parts.endnote, 'endnote') }
  const found = { footnote: new Map<string, string>(), endnote: new Map<string, string>() }
  const numbered = { footnote: 0, endnote: 0 }
  return {
    refer(kind, id, isOwnMark) {
      const known = found[kind].get(id)
      if (known !== undefined || !bodies[kind].has(id)) return known ?? ''
      const { start, format } = styles[kind]
      const mark = isOwnMark ? '' : `[${numberAs(format, start + numbered[kind])}]`
      if (!isOwnMark) numbered[kind] += 1
      found[kind].set(id, mark)
      return mark
    },
    referred() {
      return (['footnote', 'endnote'] as const).flatMap(kind =>
        [...found[kind]].flatMap(([id, mark]) => {
          const body = bodies[kind].get(id)
          return body ? [{ mark, body }] : []
        })
      )
    }
  }
}

/** How notes are numbered, from the settings or the last section that says so. */
export function noteStyle(kind: NoteKind, places: readonly (XmlElement | undefined)[]): NoteStyle {
  const name = kind === 'footnote' ? 'footnotePr' : 'endnotePr'
  const say = (what: string) => places.map(place => valueAt(place, name, what)).find(value => value !== undefined)
  return {
    start: Number(say('numStart') ?? 1),
    format: say('numFmt') ?? (kind === 'footnote' ? 'decimal' : 'lowerRoman')
  }
}

/** Notes of a type are the lines between text and notes. */
function bodiesIn(part: XmlElement | undefined, name: string): ReadonlyMap<string, XmlElement> {
  const plain = elementsOf(part, name).filter(note => ['normal', undefined].includes(note.attributes.get('type')))
  return new Map(plain.map(note => [note.attributes.get('id') ?? '', note]))
}
