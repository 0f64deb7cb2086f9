/** Tell whether two records say the same, so that writing nothing new is no change. */
export function isSame<R extends object>(a: R, b: R): boolean {
  const fields = Object.keys({ ...a, ...b }) as (keyof R)[]
  return fields.every(field => JSON.stringify(a[field]) === JSON.stringify(b[field]))
}

/** The fields that are given, without those that are left out. */
export function given<T extends object>(fields: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>
  }
}

/** Put one note after another, a paragraph between them. */
export function joinNotes(first: string, second: string): string {
  return [first, second].filter(note => note.trim()).join('\n\n')
}

/** Tidy what was typed on one line: single spaces. */
export function tidyLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
