/** The address of a link as a browser may be given it, written afresh; null for what may not be opened at all. */
export function webAddress(url: string): string | null {
  try {
    const { protocol, href } = new URL(url)
    return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : null
  } catch {
    return null
  }
}
