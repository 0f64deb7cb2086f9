import { beforeEach, describe, expect, it } from 'vitest'
import { done, refuse } from '#shared/result.ts'
import { holdShortcut, runShortcut } from '#renderer/shortcuts.ts'
import { rememberUnkept } from './unkept-keys.ts'
import { isKeyInSight } from './vault-dialog.ts'

let written: string[]
let unkept: ReturnType<typeof rememberUnkept>

beforeEach(() => {
  written = []
  let text: string | null = null
  unkept = rememberUnkept({
    read: () => text,
    write: (_, next) => void (text = next),
    flush: () => void written.push(text ?? '')
  })
})

const made = async () => done({ recoveryKey: 'aaaaaaa-bbbbbbb' })

describe('recovery keys that nobody said were kept (V)', () => {
  it('[V54] are noted before they are made, and until they are confirmed', async () => {
    await unkept.making('/n/Sahel.dossier', async () => {
      expect(written).toEqual(['/n/Sahel.dossier'])
      return made()
    })
    await unkept.making('/n/Other.dossier', made)
    expect(unkept.paths()).toEqual(['/n/Sahel.dossier', '/n/Other.dossier'])
    unkept.confirm('/n/Sahel.dossier')
    expect(unkept.paths()).toEqual(['/n/Other.dossier'])
    expect(written.join(' ')).not.toContain('aaaaaaa')
  })

  it('[V54] are none where none was made, and the one before stays unconfirmed', async () => {
    await unkept.making('/n/Sahel.dossier', async () => refuse('Wrong.'))
    expect(unkept.paths()).toEqual([])
    await unkept.making('/n/Sahel.dossier', made)
    await unkept.making('/n/Sahel.dossier', async () => refuse('Wrong.'))
    expect(unkept.paths()).toEqual(['/n/Sahel.dossier'])
  })

  it('[V54] stay noted where nobody knows whether one was made', async () => {
    const lost = unkept.making('/n/Sahel.dossier', () => Promise.reject(new Error('No answer')))
    await expect(lost).rejects.toThrow('No answer')
    expect(unkept.paths()).toEqual(['/n/Sahel.dossier'])
  })

  it('[V54] fit into what is remembered, the latest first', async () => {
    const paths = Array.from({ length: 40 }, (_, n) => `/n/${'x'.repeat(90)}${n}.dossier`)
    for (const path of paths) await unkept.making(path, made)
    expect(written.every(text => text.length <= 2000)).toBe(true)
    expect(unkept.paths().at(-1)).toBe(paths.at(-1))
    expect(paths.slice(-18)).toEqual(unkept.paths().slice(-18))
    await unkept.making('y'.repeat(3000), made)
    expect(unkept.paths()).toEqual([])
  })

  it('[V54] take the place of the key that locks while they are on screen', () => {
    let said = 0
    expect(runShortcut('lock-notebook')).toBe(false)
    const letGo = holdShortcut('lock-notebook', () => (said += 1))
    expect([runShortcut('lock-notebook'), said]).toEqual([true, 1])
    letGo()
    expect([runShortcut('lock-notebook'), said]).toEqual([false, 1])
  })

  it('[V54] put off the locking only while they are on screen or being made with the notebook', () => {
    expect(isKeyInSight({ kind: 'keep', recoveryKey: 'a', path: '/n', name: 'n', lost: null }, false)).toBe(true)
    expect(isKeyInSight({ kind: 'encrypt' }, true)).toBe(true)
    for (const kind of ['encrypt', 'new recovery key', 'change passphrase'] as const)
      expect(isKeyInSight({ kind }, false)).toBe(false)
    expect(isKeyInSight(null, true)).toBe(false)
  })
})
