import { fork } from 'node:child_process'
import { once } from 'node:events'
import { built } from './built.ts'

/** What a contender is told: to save so many, numbered from one on, each after the one before or all at once; or to end. */
export type Asked =
  { readonly kind: 'one by one' | 'at once'; readonly from: number; readonly count: number } | { readonly kind: 'end' }

/** Milliseconds, and syncs of the disk, for each one saved; for all of them where it was at once. */
export type Saved = { readonly times: readonly number[]; readonly syncs: readonly number[] }

/** A program that saves in a process of its own, so that none pays for the memory of another. */
export type Contender = {
  readonly save: (kind: 'one by one' | 'at once', from: number, count: number) => Promise<Saved>
  readonly end: () => Promise<void>
}

/** Start one, and return when it is ready to save. */
export async function contender(name: string, path: string): Promise<Contender> {
  const child = fork(await built('saving'), [name, path], { execArgv: [], serialization: 'advanced' })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The process that saves as ${name} ended with ${code}.`)
  })
  failed.catch(() => {})
  const next = async () => (await Promise.race([once(child, 'message'), failed]))[0] as Saved
  await next()
  return {
    save(kind, from, count) {
      child.send({ kind, from, count } satisfies Asked)
      return next()
    },
    async end() {
      const exited = once(child, 'exit')
      child.send({ kind: 'end' } satisfies Asked)
      await exited
    }
  }
}
