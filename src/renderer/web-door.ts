import { languageFor } from '#shared/words/languages.ts'
import { speak, t } from './words.ts'

/** What a window holds, in memory only: its token, the code for one reload, and the last notice before it came in. */
export type Pass = { readonly token: string; readonly code: string; readonly at: number }

const RELOAD_CODE = 'dossier reload code'

/** Exchange the code in the address, or the one that a reload left behind, for a token. */
export async function enterHost(): Promise<Pass> {
  const code = codeOfAddress() ?? codeOfReload()
  const response = code === null ? null : await postJson('/api/enter', { code })
  if (!response?.ok) {
    await postJson('/api/knock', null).catch(() => null)
    const words = await wordsKeptOut()
    document.body.textContent = words
    throw new Error(words)
  }
  const pass = (await response.json()) as Pass
  // While the page lives, nothing is stored. What a reload stores lets one window in, once, within a minute.
  addEventListener('pagehide', () => sessionStorage.setItem(RELOAD_CODE, pass.code))
  addEventListener('pageshow', () => sessionStorage.removeItem(RELOAD_CODE))
  return pass
}

/** What a window says that is not let in; it cannot be told which language is set. */
async function wordsKeptOut(): Promise<string> {
  await speak(languageFor('system', navigator.languages))
  return t(
    'This window has lost its way in. Dossier opens another one, or shows its address where it was started; this one can be closed.'
  )
}

function codeOfAddress(): string | null {
  const [, code = null] = /^#code=([\w-]+)$/.exec(location.hash) ?? []
  if (code !== null) history.replaceState(null, '', '/')
  return code
}

function codeOfReload(): string | null {
  const code = sessionStorage.getItem(RELOAD_CODE)
  sessionStorage.removeItem(RELOAD_CODE)
  return code
}

function postJson(path: string, input: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input)
  })
}
