/** Find a page by its label or else its number; null where there is none. In some books the first pages have Roman ones. */
export function indexOf(labels: readonly string[], typed: string): number | null {
  const wanted = typed.trim().toLowerCase()
  const found = labels.findIndex(label => label.toLowerCase() === wanted)
  if (found >= 0) return found
  const number = Number(wanted)
  return Number.isInteger(number) && number >= 1 && number <= labels.length ? number - 1 : null
}
