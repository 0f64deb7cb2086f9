import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDesk, type HostDesk } from '#main/desk.ts'
import { handlersOf } from '#main/handlers.ts'
import type { Handlers } from '#shared/contract.ts'
import type { Backups } from '#shared/contract/backups.ts'
import { done } from '#shared/result.ts'

let home: string
let desk: HostDesk
let handlers: Handlers

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dossier-backups-'))
  desk = await openDesk({
    host: 'web',
    places: { config: join(home, 'config'), folder: join(home, 'notebooks') },
    announce: () => {},
    openOutside: async () => false
  })
  handlers = handlersOf(desk)
  await handlers.create({ title: 'Sahel', codebook: 'none' })
})
afterEach(async () => {
  await desk.close()
  await rm(home, { recursive: true })
})

async function list(): Promise<Backups> {
  const backups = await handlers.backups(undefined)
  if (backups.kind === 'refused') throw new Error(backups.reason)
  return backups.value
}

describe('the backups of the open notebook (B)', () => {
  it('[B14] are listed, made, compared and restored by a window', async () => {
    expect(await list()).toEqual({ list: [], problem: null })
    expect(await handlers.backup(undefined)).toMatchObject({ kind: 'done' })
    const [first] = (await list()).list
    await handlers.run({ kind: 'add-tag', name: 'Coups' })
    expect(await handlers.compare({ id: first?.id })).toMatchObject({ value: { tags: { removed: 1 } } })
    expect(await handlers.restore({ id: first?.id })).toMatchObject({ value: { tags: { removed: 1 } } })
    expect(await handlers.status(undefined)).toMatchObject({ value: { undo: 'restore backup', saving: 'saved' } })
    expect(await handlers.undo(undefined)).toMatchObject({ value: 'restore backup' })
    expect(await handlers.restore({ id: 7 })).toMatchObject({ reason: 'Dossier did not understand this request.' })
    expect(await handlers.restore({ id: '../n' })).toMatchObject({ reason: 'There is no backup “../n”.' })
  })

  it('[B9] have a last one when it is closed, and are of no other notebook', async () => {
    await handlers.run({ kind: 'add-tag', name: 'Coups' })
    await handlers.close(undefined)
    expect(await handlers.backups(undefined)).toMatchObject({ kind: 'refused' })
    await handlers.create({ title: 'Other', codebook: 'none' })
    expect((await list()).list).toEqual([])
    await handlers.open({ path: join(home, 'notebooks', 'Sahel.dossier') })
    expect((await list()).list).toMatchObject([{ revision: 2 }])
  })

  it('[B9] have the last one before another program can take the notebook', async () => {
    await handlers.run({ kind: 'add-tag', name: 'Coups' })
    let there: readonly string[] = []
    await desk.withSession(async session => {
      const { close, path } = session
      vi.spyOn(session as { close: typeof close }, 'close').mockImplementation(async () => {
        there = await readdir(join(path, 'backups')).catch(() => [])
        return close()
      })
      return done(null)
    })
    await handlers.close(undefined)
    expect(there).toHaveLength(1)
  })
})
