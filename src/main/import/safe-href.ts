/** Give the whole address of a link that can be kept: on the web or a mail address; null for all else. */
export function safeHref(href: string | null | undefined, base: string): string | null {
  const trimmed = href?.trim() ?? ''
  if (trimmed === '' || trimmed.startsWith('#') || trimmed.length > 2_000) return null
  const url = URL.parse(trimmed) ?? (base ? URL.parse(trimmed, base) : null)
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null
}
