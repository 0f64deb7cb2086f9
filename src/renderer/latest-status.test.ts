import { describe, expect, it } from 'vitest'
import type { Api, Changed, Status } from '#shared/contract.ts'
import { done, refuse } from '#shared/result.ts'
import { keepStatus } from './latest-status.ts'

const saving: Status = { revision: 7, saving: 'saving', problem: null, undo: 'tag excerpt', redo: null }
const saved: Status = { ...saving, saving: 'saved' }

/** A main process whose replies and notices come when the test says so. */
function open() {
  const replies: ((reply: unknown) => void)[] = []
  let hear: (changed: Changed) => void = () => {}
  const api = {
    status: () => new Promise(resolve => replies.push(resolve)),
    on: { changed: (listener: typeof hear) => (hear = listener) }
  }
  const status = keepStatus(api as unknown as Api)
  return {
    status,
    reply: (at: number, reply: unknown) => replies[at]?.(reply),
    notice: (latest: Status) => hear({ ...latest, touched: [] })
  }
}

describe('where the notebook stands (W)', () => {
  it('[W9] is told by the reply where no notice came since', async () => {
    const { status, reply, notice } = open()
    notice({ ...saved, revision: 3 })
    const asking = status.ask()
    reply(0, done(saving))
    await asking
    expect(status.get()).toEqual(saving)
  })

  it('[W9] is not set back by a reply of the same revision that a notice has overtaken', async () => {
    const { status, reply, notice } = open()
    const asking = status.ask()
    notice(saved)
    reply(0, done(saving))
    await asking
    expect(status.get()).toMatchObject(saved)
  })

  it('[W9] is not told by a reply on the notebook before', async () => {
    const { status, reply } = open()
    const before = status.ask()
    status.forget()
    const after = status.ask()
    reply(1, done({ ...saved, revision: 2 }))
    await after
    reply(0, done({ ...saving, revision: 900 }))
    await before
    expect(status.get()).toEqual({ ...saved, revision: 2 })
  })

  it('[W9] stays as it is where the answer is a refusal', async () => {
    const { status, reply, notice } = open()
    notice(saved)
    const asking = status.ask()
    reply(0, refuse('No notebook is open.'))
    await asking
    expect(status.get()).toMatchObject(saved)
  })
})
