/** Find whatever in a piece of HTML is not on a list of exact tags, stands open, or is not text. Empty when all is well. */
export function strayHtml(html: string, allowed: readonly RegExp[]): readonly string[] {
  const tags = html.match(/<[^>]*>/g) ?? []
  const strays = tags.filter(tag => !allowed.some(pattern => pattern.test(tag)))
  const texts = html.split(/<[^>]*>/g)
  strays.push(...texts.filter(text => /[<>]/.test(text)))
  return [...strays, ...unbalanced(tags)]
}

function unbalanced(tags: readonly string[]): readonly string[] {
  const open: string[] = []
  const strays: string[] = []
  for (const tag of tags) {
    const name = /^<\/?([a-z][a-z0-9]*)/.exec(tag)?.[1] ?? ''
    if (['br', 'hr', 'meta', 'col'].includes(name) || tag.startsWith('<!')) continue
    if (!tag.startsWith('</')) open.push(name)
    else if (open.pop() !== name) strays.push(`${tag} closes what is not open`)
  }
  return [...strays, ...open.map(name => `<${name}> stays open`)]
}

const text = '[^"<>]*'

/** Every tag that a note may come out as. */
export const noteTags: readonly RegExp[] = [
  /^<\/(?:p|h[4-6]|strong|em|del|code|pre|blockquote|ul|ol|li|table|thead|tbody|tr|th|td|a|span)>$/,
  /^<(?:hr|br|strong|em|del|code|pre|ul|table|thead|tbody|tr)>$/,
  /^<(?:p|h[4-6]|blockquote|li|th|td) dir="auto">$/,
  /^<ol start="\d+">$/,
  /^<p class="notice">$/,
  /^<pre class="plain" dir="auto">$/,
  /^<span class="(?:image|address)"(?: dir="ltr")?>$/,
  new RegExp(`^<a class="link" role="link" tabindex="0" data-href="(?:https?://|mailto:)${text}">$`, 'i'),
  new RegExp(`^<a class="link" href="(?:https?://|mailto:)${text}" rel="noreferrer noopener">$`, 'i')
]
