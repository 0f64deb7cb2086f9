import type { Outcome } from '#shared/result.ts'

export type UnkeptStore = {
  readonly read: (key: string) => string | null
  readonly write: (key: string, text: string) => void
  /** Put it down now. */
  readonly flush: () => void
}

const KEY = 'unkept-keys'
/** A text that is remembered has at most 2,000 characters. */
const MOST = 2000

/** Remember which notebooks have a recovery key that nobody said was kept: where they lie, and nothing of the key. */
export function rememberUnkept(store: UnkeptStore) {
  const paths = (): readonly string[] => (store.read(KEY) ?? '').split('\n').filter(Boolean)

  function put(next: readonly string[]): void {
    let text = next.join('\n')
    // The one noted longest ago is forgotten first.
    while (text.length > MOST) text = text.includes('\n') ? text.slice(text.indexOf('\n') + 1) : ''
    store.write(KEY, text)
    store.flush()
  }

  /** The key of this notebook is kept. */
  function confirm(path: string): void {
    if (paths().includes(path)) put(paths().filter(other => other !== path))
  }

  return {
    paths,
    confirm,
    /** Make a key; noted before, since the notebook may be locked before anybody sees it. */
    async making<T>(path: string, make: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
      const wasUnkept = paths().includes(path)
      if (!wasUnkept) put([...paths(), path])
      const made = await make()
      if (made.kind === 'refused' && !wasUnkept) confirm(path)
      return made
    }
  }
}
