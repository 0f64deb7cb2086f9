type Policy = {
  readonly createHTML: (html: string) => string
  readonly createScriptURL: (address: string) => string
}
type Factory = { readonly createPolicy: (name: string, rules: Policy) => Policy }

let policy: Policy | null = null

/** Mark HTML as ours under the one policy that the page allows, where the browser asks for it. */
export function trusted(html: string): string {
  return ours().createHTML(html)
}

/** Mark the address of a worker as ours: one of the files that the window came with, and no other. */
export function trustedWorker(address: string): string {
  return ours().createScriptURL(address)
}

function ours(): Policy {
  const factory = (globalThis as { readonly trustedTypes?: Factory }).trustedTypes
  const rules: Policy = { createHTML: html => html, createScriptURL: ownFile }
  return (policy ??= factory?.createPolicy('dossier', rules) ?? rules)
}

function ownFile(address: string): string {
  const { origin, pathname } = new URL(address, document.baseURI)
  if (origin === location.origin && /^\/assets\/[\w.-]+\.js$/.test(pathname)) return address
  throw new TypeError('Only a worker that came with the window may run.')
}
