/**
 * Make an address fit to be shown and, when asked for, visited: of the web or of mail, with everything that could
 * disguise it spelt out. Null for any other.
 */
export function safeAddress(address: string): string | null {
  const plain = plainAddress(address)
  return /^(?:https?:\/\/[^/]|mailto:[^/])/i.test(plain) ? plain : null
}

/** Spell out what could disguise an address: spaces, controls, marks of direction, quotes and brackets. */
export function plainAddress(address: string): string {
  return decodeReferences(address.toWellFormed()).trim().replace(DISGUISES, encodeURIComponent)
}

/** Tell whether the words of a link are its own address. */
export function isBareLink({ href, text }: { readonly href: string; readonly text: string }): boolean {
  return [text, `mailto:${text}`, `http://${text}`].includes(href)
}

const DISGUISES = /[\s\p{Cc}\p{Cf}\p{Co}\p{Cn}"'<>\\^`{|}]/gu

/** marked leaves the references of an address as they were written. */
function decodeReferences(text: string): string {
  return text.replace(/&(?:amp|#38|#x26);/gi, '&')
}
