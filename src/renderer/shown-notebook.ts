import { changing, type Api } from '#shared/contract.ts'
import { keepValue, type Kept } from './kept-value.ts'

type AnyCall = (input?: object) => Promise<unknown>

/** Say with every request that changes the notebook which one this window shows, so that the change is made there or nowhere. */
export function sayWhichNotebook(api: Api): {
  readonly api: Api
  /** The path of the notebook that is shown, or was last: what comes late belongs to it. Null before the first. */
  readonly shown: Kept<string | null>
} {
  const shown = keepValue<string | null>(null)

  function saying(call: AnyCall): AnyCall {
    return input => {
      const notebook = shown.get()
      return call(notebook === null ? input : { ...input, notebook })
    }
  }

  const calls = Object.fromEntries(changing.map(name => [name, saying(api[name] as AnyCall)]))
  return { api: { ...api, ...calls }, shown }
}
