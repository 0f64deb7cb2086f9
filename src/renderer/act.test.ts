import { beforeEach, describe, expect, it, vi } from 'vitest'
import { done, refuse, type Outcome } from '#shared/result.ts'
import { act, redo, undo } from './act.ts'

const host = vi.hoisted(() => ({
  reply: async (): Promise<unknown> => undefined,
  said: [] as string[],
  typed: [] as unknown[]
}))

vi.mock('./bridge.ts', () => {
  const ask = () => host.reply()
  return { dossier: { run: ask, undo: ask, redo: ask } }
})
vi.mock('./notices.ts', () => ({
  say: (message: string, options?: { readonly typed?: { readonly text: string } }) => {
    host.said.push(message)
    host.typed.push(options?.typed?.text)
  }
}))

const unsaved: Outcome<never> = { kind: 'unsaved', reason: 'Not saved yet. The disk is full.' }
const rename = { kind: 'rename-notebook', title: 'Mali' } as const

async function said(work: () => Promise<unknown>, reply: Outcome<string | null>): Promise<readonly string[]> {
  host.said = []
  host.reply = async () => reply
  await work()
  return host.said
}

describe('what is said of a change (U)', () => {
  beforeEach(() => (host.said = []))

  it('[U21] names what was undone or done again, and says so when there is nothing', async () => {
    expect(await said(undo, done('tag excerpt'))).toEqual(['Undone: tag excerpt.'])
    expect(await said(redo, done('tag excerpt'))).toEqual(['Done again: tag excerpt.'])
    expect(await said(undo, done(null))).toEqual(['There is nothing to undo.'])
    expect(await said(redo, done(null))).toEqual(['There is nothing to redo.'])
  })

  it('[U21] says that it was taken back, or done again, where that is not on disk yet', async () => {
    expect(await said(undo, unsaved)).toEqual(['Taken back. Not saved yet. The disk is full.'])
    expect(await said(redo, unsaved)).toEqual(['Done again. Not saved yet. The disk is full.'])
  })

  it('[U21] says why it was refused, and only that', async () => {
    for (const work of [undo, redo, () => act(rename)])
      expect(await said(work, refuse('It is open elsewhere.'))).toEqual(['It is open elsewhere.'])
  })

  it('[U94] keeps the note that was refused, and no other', async () => {
    const note = { kind: 'write-note', on: { kind: 'notebook' }, note: 'Typed last' } as const
    host.typed = []
    await said(() => act(note), refuse('It is open elsewhere.'))
    await said(() => act(note), unsaved)
    for (const each of [rename, { ...note, note: '' }]) await said(() => act(each), refuse('It is open elsewhere.'))
    expect(host.typed).toEqual(['Typed last', undefined, undefined, undefined])
  })

  it('[U22] does not claim that nothing was changed when a reply is lost', async () => {
    for (const work of [undo, redo, () => act(rename)]) {
      host.said = []
      host.reply = async () => {
        throw new Error('Failed to fetch')
      }
      expect(await work()).toBeUndefined()
      expect(host.said).toEqual(['Dossier did not answer. Look whether it was done before you try again.'])
    }
  })

  it('[U22] tells what was made apart from what was refused, saved or not', async () => {
    const ends = [done('e1'), unsaved, refuse('No.')]
    const values = []
    for (const end of ends) {
      host.reply = async () => end
      values.push(await act(rename))
    }
    expect(values).toEqual(['e1', null, undefined])
  })
})
