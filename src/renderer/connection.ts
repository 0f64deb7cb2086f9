import type { Api, RequestName } from '#shared/contract.ts'
import { keepValue, type Kept } from './kept-value.ts'

const TRY_AGAIN_MS = 1500

type AnyCall = (input: unknown) => Promise<unknown>

/** Pass every request on, and notice when the main process stops answering and when it answers again. */
export function watchConnection(
  api: Api,
  names: readonly RequestName[]
): {
  readonly api: Api
  readonly connection: Kept<'here' | 'lost'>
  /** Resolves when every command that was sent is answered, or lost. */
  readonly allWritten: () => Promise<void>
} {
  const connection = keepValue<'here' | 'lost'>('here')
  const writing = new Set<Promise<unknown>>()

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
    async function ask(input: unknown): Promise<unknown> {
      try {
        return await call(input)
      } catch (error) {
        lose()
        throw error
      }
    }
    return name === 'run' ? input => noted(ask(input)) : ask
  }

  function noted(asked: Promise<unknown>): Promise<unknown> {
    const answered = asked.catch(() => {}).finally(() => writing.delete(answered))
    writing.add(answered)
    return asked
  }

  async function allWritten(): Promise<void> {
    while (writing.size > 0) await Promise.all(writing)
  }

  const calls = Object.fromEntries(names.map(name => [name, watch(name)]))
  return { api: { ...calls, on: api.on } as unknown as Api, connection, allWritten }
}
