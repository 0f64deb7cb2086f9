import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Command } from '#shared/commands/index.ts'
import { done, refuse, type Outcome } from '#shared/result.ts'
import { act, copyTyped, redo, undo } from './act.ts'

const host = vi.hoisted(() => ({
  reply: async (): Promise<unknown> => undefined,
  said: [] as string[],
  typed: [] as ({ readonly of: string; readonly text: string } | undefined)[],
  unsaid: [] as number[],
  shown: '/One.dossier'
}))

vi.mock('./bridge.ts', () => {
  const ask = () => host.reply()
  return { dossier: { run: ask, undo: ask, redo: ask }, shownNotebook: { get: () => host.shown } }
})
vi.mock('./notices.ts', () => ({
  say: (message: string, options?: { readonly typed?: (typeof host.typed)[number] }) => {
    host.said.push(message)
    host.typed.push(options?.typed)
  },
  unsay: (id: number) => host.unsaid.push(id)
}))

const unsaved: Outcome<never> = { kind: 'unsaved', reason: 'Not saved yet. The disk is full.' }
const rename = { kind: 'rename-notebook', title: 'Mali' } as const
const note = { kind: 'write-note', on: { kind: 'notebook' }, note: 'Typed last' } as const
const LOST = 'Dossier did not answer. Look whether it was done before you try again.'
const texts = () => host.typed.map(typed => typed?.text)

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

  it('[U95] gives nothing to go on with, once another notebook is shown', async () => {
    const replyTo = (shown: string) => async () => {
      host.shown = shown
      return done('made')
    }
    host.reply = replyTo('/One.dossier')
    expect(await act(rename)).toBe('made')
    host.reply = replyTo('/Two.dossier')
    expect(await act(rename)).toBeUndefined()
    host.shown = '/One.dossier'
  })

  it('[U94] keeps the note that was refused, and no other', async () => {
    host.typed = []
    await said(() => act(note), refuse('It is open elsewhere.'))
    await said(() => act(note), unsaved)
    for (const each of [rename, { ...note, note: '' }]) await said(() => act(each), refuse('It is open elsewhere.'))
    expect(texts()).toEqual(['Typed last', undefined, undefined, undefined])
  })

  it('[U94] keeps what was typed of a definition or a speaker too, and knows whose it was to be', async () => {
    const typed: readonly Command[] = [
      note,
      { kind: 'define-tag', tagId: 't1', definition: 'Who fled.' },
      { kind: 'define-tag', tagId: 't1', counts: 'Villages.' },
      { kind: 'attribute-excerpt', excerptId: 'e1', speaker: 'A mother' }
    ]
    const empty: readonly Command[] = [
      { kind: 'define-tag', tagId: 't1', definition: '' },
      { kind: 'attribute-excerpt', excerptId: 'e1', speaker: '' },
      { kind: 'attribute-excerpt', excerptId: 'e1', voice: null }
    ]
    host.typed = []
    for (const shown of ['/One.dossier', '/Two.dossier']) {
      host.shown = shown
      for (const each of [...typed, ...empty]) await said(() => act(each), refuse('Another notebook is open by now.'))
    }
    const kept = ['Typed last', 'Who fled.', 'Villages.', 'A mother', undefined, undefined, undefined]
    expect(texts()).toEqual([...kept, ...kept])
    expect(new Set(host.typed.flatMap(each => each?.of ?? []))).toHaveProperty('size', 8)
    host.typed = []
    for (const text of ['Typed last', 'Typed on'])
      await said(() => act({ ...note, note: text }), refuse('Another notebook is open by now.'))
    expect(new Set(host.typed.map(each => each?.of))).toHaveProperty('size', 1)
  })

  it('[U94] keeps it also where the reply was lost', async () => {
    host.typed = []
    host.reply = async () => {
      throw new Error('Failed to fetch')
    }
    await act(note)
    expect([host.said, texts()]).toEqual([[LOST], ['Typed last']])
  })

  it('[U94] copies it as it was typed, and takes its line away only once it is copied', async () => {
    const written: string[] = []
    let refusing = true
    const writeText = async (text: string) => {
      if (refusing) throw new DOMException('Not allowed', 'NotAllowedError')
      written.push(text)
    }
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    await copyTyped(3, { of: 'one', text: ' As\ntyped ' })
    expect([host.unsaid, written]).toEqual([[], []])
    refusing = false
    await copyTyped(3, { of: 'one', text: ' As\ntyped ' })
    expect([host.unsaid, written]).toEqual([[3], [' As\ntyped ']])
    expect(host.said).toEqual(['It could not be copied: the browser does not allow it.', 'Copied.'])
    vi.unstubAllGlobals()
  })

  it('[U22] does not claim that nothing was changed when a reply is lost', async () => {
    for (const work of [undo, redo, () => act(rename)]) {
      host.said = []
      host.reply = async () => {
        throw new Error('Failed to fetch')
      }
      expect(await work()).toBeUndefined()
      expect(host.said).toEqual([LOST])
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
