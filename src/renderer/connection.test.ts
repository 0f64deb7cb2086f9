import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Api } from '#shared/contract.ts'
import { refuse } from '#shared/result.ts'
import { watchConnection } from './connection.ts'

/** A main process that answers or not, as the test says. */
function open() {
  const host = { isHere: true, asked: 0 }
  const answer = async () => {
    host.asked += 1
    if (!host.isHere) throw new Error('Failed to fetch')
    return refuse('No notebook is open.')
  }
  const api = { desk: answer, status: answer, on: {} } as unknown as Api
  return { host, ...watchConnection(api, ['desk', 'status']) }
}

describe('the connection (W)', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('[W8] is here when a request is refused', async () => {
    const { api, connection } = open()
    expect((await api.status()).kind).toBe('refused')
    expect(connection.get()).toBe('here')
  })

  it('[W8] is lost when a request is not answered, and here again when one is', async () => {
    const { host, api, connection } = open()
    const heard: string[] = []
    connection.follow(() => heard.push(connection.get()))
    host.isHere = false
    await expect(api.status()).rejects.toThrow('Failed to fetch')
    await vi.advanceTimersByTimeAsync(5000)
    expect(connection.get()).toBe('lost')
    host.isHere = true
    await vi.advanceTimersByTimeAsync(5000)
    expect(heard).toEqual(['lost', 'here'])
  })

  it('[W8] is tried again by one question at a time, however many requests failed', async () => {
    const { host, api } = open()
    host.isHere = false
    await Promise.allSettled([api.status(), api.status(), api.desk()])
    host.asked = 0
    await vi.advanceTimersByTimeAsync(1600)
    expect(host.asked).toBe(1)
  })

  it('[V47] tells when every command that was sent is answered or lost, whatever else is asked', async () => {
    const replies: PromiseWithResolvers<never>[] = []
    const run = () => {
      const reply = Promise.withResolvers<never>()
      replies.push(reply)
      return reply.promise
    }
    const never = () => new Promise<never>(() => {})
    const { api, allWritten } = watchConnection({ run, search: never, on: {} } as unknown as Api, ['run', 'search'])
    const command = { kind: 'add-tag', name: 'Coups' } as const
    void api.search({ words: 'junta' } as never)
    const sent = [api.run(command), api.run(command)]
    let isOver = false
    const over = allWritten().then(() => (isOver = true))
    replies[0]?.resolve({ kind: 'done', value: null } as never)
    await vi.advanceTimersByTimeAsync(10)
    expect(isOver).toBe(false)
    replies[1]?.reject(new Error('Failed to fetch'))
    await over
    expect((await Promise.allSettled(sent)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await allWritten()
  })
})
