import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What a window holds in memory: its token, and the code that lets it in again when it is reloaded. */
export type Entry = { readonly token: string; readonly code: string }

type Window = { readonly token: Buffer; readonly code: Buffer; codeEnds: number }

const CODE_LIFE_MS = 60_000

/** Hand out the codes that let a window in, once each, and know the tokens of the windows that are in. */
export function keyring(now: () => number = Date.now) {
  const invitations: { readonly code: Buffer; readonly ends: number }[] = []
  const windows: Window[] = []

  /** Make a code for an address; it lets one window in, once. */
  function invite(lifeMs: number): string {
    const code = secret()
    invitations.push({ code: digest(code), ends: now() + lifeMs })
    return code
  }

  function enter(code: string): Entry | null {
    if (!takeInvitation(digest(code)) && !takeReload(digest(code))) return null
    const entry = { token: secret(), code: secret() }
    windows.push({ token: digest(entry.token), code: digest(entry.code), codeEnds: Infinity })
    return entry
  }

  /** The place among the windows of who bears this Authorization; each place is given once. */
  function windowOf(authorization: string | undefined): object | null {
    const [, token = ''] = /^Bearer ([\w-]{43})$/.exec(authorization ?? '') ?? []
    return find(windows, digest(token), window => window.token) ?? null
  }

  /** A window that is gone may come back by its code for a minute, which is what a reload takes. */
  function setPresent(window: object, isPresent: boolean): void {
    const known = windows.find(each => each === window)
    if (known) known.codeEnds = isPresent ? Infinity : now() + CODE_LIFE_MS
  }

  function takeInvitation(code: Buffer): boolean {
    const invitation = find(invitations, code, each => each.code)
    if (invitation) invitations.splice(invitations.indexOf(invitation), 1)
    return invitation !== undefined && invitation.ends > now()
  }

  // The token of the page before the reload ends with it.
  function takeReload(code: Buffer): boolean {
    const window = find(windows, code, each => each.code)
    if (window) windows.splice(windows.indexOf(window), 1)
    return window !== undefined && window.codeEnds > now()
  }

  return { invite, enter, windowOf, setPresent }
}

export type Keyring = ReturnType<typeof keyring>

function secret(): string {
  return randomBytes(32).toString('base64url')
}

// Digests have one length, and comparing them in constant time says nothing about what they were made from.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function find<T>(items: readonly T[], wanted: Buffer, keyOf: (item: T) => Buffer): T | undefined {
  return items.filter(item => timingSafeEqual(keyOf(item), wanted))[0]
}
