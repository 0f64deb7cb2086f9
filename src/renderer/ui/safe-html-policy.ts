type Policy = { readonly createHTML: (html: string) => string }
type Factory = { readonly createPolicy: (name: string, rules: Policy) => Policy }

let policy: Policy | null = null

/** Mark HTML as ours under the one policy that the page allows, where the browser asks for it. */
export function trusted(html: string): string {
  const factory = (globalThis as { readonly trustedTypes?: Factory }).trustedTypes
  policy ??= factory?.createPolicy('dossier', { createHTML: html => html }) ?? { createHTML: html => html }
  return policy.createHTML(html)
}
