import { beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Notices from './notices.ts'

vi.mock('./bridge.ts', () => ({ dossier: {} }))
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
})
