import { describe, expect, it } from 'vitest'
import { requestNames, type Api } from '#shared/contract.ts'
import { sayWhichNotebook } from './shown-notebook.ts'

/** What is sent when every request of the contract is asked with one input. */
function open() {
  const sent = new Map<string, unknown>()
  const calls = requestNames.map(name => [name, async (input: unknown) => sent.set(name, input)])
  const { api, shown } = sayWhichNotebook({ ...Object.fromEntries(calls), on: {} } as unknown as Api)
  function askAll(input?: object): ReadonlyMap<string, unknown> {
    sent.clear()
    for (const name of requestNames) void (api[name] as (input?: object) => Promise<unknown>)(input)
    return new Map(sent)
  }
  return { shown, askAll }
}

const changes = [
  ...['run', 'undo', 'redo', 'add', 'backup', 'restore', 'erase'],
  ...['encrypt', 'decrypt', 'changePassphrase', 'newRecoveryKey']
]

describe('the notebook that a window shows (D)', () => {
  it('[D85] is said with each request that changes it, and with no other', () => {
    const { shown, askAll } = open()
    shown.set('/One.dossier')
    for (const [name, input] of askAll({ upload: 'u' }))
      expect([name, input]).toEqual([
        name,
        changes.includes(name) ? { upload: 'u', notebook: '/One.dossier' } : { upload: 'u' }
      ])
    expect(askAll().get('undo')).toEqual({ notebook: '/One.dossier' })
    shown.set('/Two.dossier')
    expect(askAll().get('undo')).toEqual({ notebook: '/Two.dossier' })
  })

  it('[D85] is not said before one is shown', () => {
    const { askAll } = open()
    const plain = { kind: 'add-tag' }
    expect([...askAll(plain).values()]).toEqual(requestNames.map(() => plain))
  })
})
