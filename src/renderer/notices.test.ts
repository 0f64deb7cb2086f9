import { beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Notices from './notices.ts'

const host = vi.hoisted(() => ({ revision: 0 }))

vi.mock('./bridge.ts', async () => ({
  dossier: { status: async () => ({ kind: 'done', value: { revision: host.revision } }) },
  shownNotebook: (await import('./kept-value.ts')).keepValue(null)
}))
vi.mock('react', () => ({ useSyncExternalStore: (_: unknown, read: () => unknown) => read() }))

let notices: typeof Notices

beforeEach(async () => {
  vi.resetModules()
  notices = await import('./notices.ts')
})

const shown = () => notices.useNotices().map(({ message, typed }) => [message, typed?.text ?? null])
const refused = (of: string, text: string) => notices.say('Refused.', { typed: { of, text } })

describe('the lines at the bottom of the window (U)', () => {
  it('[U94] keep each note that was refused until its line is taken away, whatever else is said', () => {
    refused('one', 'One note')
    refused('another', 'Another')
    for (const message of ['Refused.', 'a', 'b', 'b', 'c', 'd']) notices.say(message)
    refused('another', 'Another note')
    expect(shown()).toEqual([
      ['Refused.', 'One note'],
      ['b', null],
      ['c', null],
      ['d', null],
      ['Refused.', 'Another note']
    ])
    const [first] = notices.useNotices()
    notices.unsay(first?.id ?? 0)
    expect(shown().map(([, text]) => text)).toEqual([null, null, null, 'Another note'])
  })

  it('[U95] go when another notebook is shown, with the Undo they offer, and leave what can be copied', async () => {
    const { shownNotebook } = await import('./bridge.ts')
    notices.say('Said before any is shown.')
    shownNotebook.set('/One.dossier')
    host.revision = 7
    notices.say('Excerpt deleted.', { undo: true })
    await vi.waitFor(() => expect(notices.useNotices().map(({ undoes }) => undoes)).toEqual([null, 7]))
    refused('one', 'One note')
    shownNotebook.set('/One.dossier')
    expect(shown()).toHaveLength(3)
    shownNotebook.set('/Two.dossier')
    expect(shown()).toEqual([['Refused.', 'One note']])
    // It is asked for while One is shown, and answered when Two is.
    notices.say('Merged.', { undo: true })
    shownNotebook.set('/One.dossier')
    await new Promise(resolve => setTimeout(resolve))
    expect(shown()).toEqual([['Refused.', 'One note']])
  })
})
