const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

/** Make any text stand for itself in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, character => replacements[character] ?? '')
}

/** The same for text of Markdown, in which references such as `&lt;` or `&eacute;` already stand for characters. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(
      /&(?!(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w{1,31});)|[<>"']/g,
      character => replacements[character] ?? ''
    )
}
