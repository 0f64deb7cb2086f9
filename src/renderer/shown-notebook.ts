import { changing, type Api } from '#shared/contract.ts'

type AnyCall = (input?: object) => Promise<unknown>

/** Say with every request that changes the notebook which one this window shows, so that the change is made there or nowhere. */
export function sayWhichNotebook(api: Api): {
  readonly api: Api
  /** The path of the notebook that is shown from now on; null where none is. */
  readonly show: (path: string | null) => void
} {
  let shown: string | null = null

  function saying(call: AnyCall): AnyCall {
    return input => call(shown === null ? input : { ...input, notebook: shown })
  }

  const calls = Object.fromEntries(changing.map(name => [name, saying(api[name] as AnyCall)]))
  return { api: { ...api, ...calls }, show: path => void (shown = path) }
}
