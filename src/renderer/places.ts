/** The offset at the top of each source that was read lately, the latest last. */
export type Places = ReadonlyMap<string, number>

const MOST = 100
/** A text that is remembered has at most 2,000 characters, so that two hold them. */
const HALF = 50

/** Note where a source is read; of more than a hundred the one read longest ago is forgotten. */
export function placesAfter(places: Places, sourceId: string, offset: number): Places {
  const others = [...places].filter(([id]) => id !== sourceId)
  return new Map([...others, [sourceId, offset] as const].slice(-MOST))
}

/** Write places down in two texts. */
export function writePlaces(places: Places): readonly [string, string] {
  const lines = [...places].map(([id, offset]) => `${id} ${offset}`)
  return [lines.slice(0, HALF).join('\n'), lines.slice(HALF).join('\n')]
}

/** Read places; what makes no sense is left out. */
export function readPlaces(texts: readonly (string | null)[]): Places {
  const lines = texts.flatMap(text => (text ?? '').split('\n')).map(line => /^(\S{1,30}) (\d{1,8})$/.exec(line))
  return new Map(
    lines.flatMap(line => (line?.[1] && line[2] ? [[line[1], Number(line[2])] as const] : [])).slice(-MOST)
  )
}
