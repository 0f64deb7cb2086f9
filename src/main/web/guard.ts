import type { IncomingMessage } from 'node:http'

/** Why a request is turned away, before anything of it is believed. */
export type Refusal = { readonly status: number; readonly why: string }

/**
 * Turn away what did not come from a window of this host.
 *
 * Any page in any browser, and any program on this computer, can reach a loopback port. A page that was rebound by DNS
 * shows in the Host alone; a foreign page shows in Origin or Sec-Fetch-Site; all the rest lacks the token.
 */
export function refusalOf(request: IncomingMessage, authority: string): Refusal | null {
  return refusalOfTarget(request, authority) ?? refusalOfOrigin(request, authority) ?? refusalOfMethod(request)
}

function refusalOfTarget({ headers, rawHeaders, url = '' }: IncomingMessage, authority: string): Refusal | null {
  const hosts = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length !== 1) return { status: 400, why: 'There must be one Host.' }
  if (headers.host !== authority) return { status: 421, why: 'This is not the address of Dossier.' }
  if (!/^\/(?![/\\])[\w\-./?=&]*$/.test(url)) return { status: 400, why: 'This is not an address within Dossier.' }
  if (headers.upgrade !== undefined) return { status: 400, why: 'Dossier speaks plain HTTP only.' }
  return null
}

function refusalOfOrigin({ headers, method }: IncomingMessage, authority: string): Refusal | null {
  const { origin, 'sec-fetch-site': site } = headers
  if (origin !== undefined && origin !== `http://${authority}`) return { status: 403, why: 'Another site asks.' }
  const isOwn = site === undefined || site === 'same-origin' || (site === 'none' && method === 'GET')
  return isOwn ? null : { status: 403, why: 'Another site asks.' }
}

function refusalOfMethod({ headers, method, url = '' }: IncomingMessage): Refusal | null {
  const path = url.split('?')[0] ?? ''
  const wanted = path.startsWith('/api/') && path !== '/api/notices' ? 'POST' : 'GET'
  if (method !== wanted) return { status: 405, why: `${wanted} only.` }
  if (method === 'POST' && !/^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? ''))
    return { status: 415, why: 'JSON only.' }
  return null
}
