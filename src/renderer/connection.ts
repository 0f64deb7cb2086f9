import type { Api, RequestName } from '#shared/contract.ts'
import { keepValue, type Kept } from './kept-value.ts'

const TRY_AGAIN_MS = 1500

type AnyCall = (input: unknown) => Promise<unknown>

/** Pass every request on, and notice when the main process stops answering and when it answers again. */
export function watchConnection(
  api: Api,
  names: readonly RequestName[]
): { readonly api: Api; readonly connection: Kept<'here' | 'lost'> } {
  const connection = keepValue<'here' | 'lost'>('here')

  async function tryAgain(): Promise<void> {
    try {
      await api.desk()
      connection.set('here')
    } catch {
      setTimeout(() => void tryAgain(), TRY_AGAIN_MS)
    }
  }

  function lose(): void {
    if (connection.get() === 'lost') return
    connection.set('lost')
    setTimeout(() => void tryAgain(), TRY_AGAIN_MS)
  }

  function watch(name: RequestName): AnyCall {
    const call = api[name] as AnyCall
    return async input => {
      try {
        return await call(input)
      } catch (error) {
        lose()
        throw error
      }
    }
  }

  const calls = Object.fromEntries(names.map(name => [name, watch(name)]))
  return { api: { ...calls, on: api.on } as unknown as Api, connection }
}
