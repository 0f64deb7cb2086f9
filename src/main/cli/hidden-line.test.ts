import { PassThrough } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Failure } from './command.ts'
import { askHidden } from './hidden-line.ts'
import type { Terminal } from './terminal.ts'

/** A terminal on which parts are typed one after another; what it was asked to do is kept. */
function typing(...parts: readonly (string | Buffer)[]) {
  const said: string[] = []
  const modes: boolean[] = []
  const keyboard = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: false,
    setRawMode: (isRaw: boolean) => void modes.push(isRaw)
  })
  const terminal: Terminal = {
    folder: '/',
    env: {},
    out: line => void said.push(line),
    err: line => void said.push(line),
    progress: () => {},
    input: () => keyboard,
    interrupted: () => new AbortController().signal,
    isDeaf: () => false
  }
  const typed = (async () => {
    for (const part of parts) {
      await nextTurn()
      keyboard.write(part)
    }
  })()
  return { terminal, keyboard, said, modes, typed }
}

async function lineOf(...parts: readonly (string | Buffer)[]) {
  const { terminal } = typing(...parts)
  return askHidden('Passphrase:', terminal)
}

describe('a line that does not show (V)', () => {
  it('[V71] is read key by key, and nothing of it is said', async () => {
    const { terminal, said, modes } = typing(...'señal'.split(''), '\r')
    expect(await askHidden('Passphrase:', terminal)).toBe('señal')
    expect([said, modes]).toEqual([['Passphrase: (nothing shows while you type)'], [true, false]])
  })

  it('[V71] is corrected, begun anew and pasted', async () => {
    expect(await lineOf('abx\u007Fc\r')).toBe('abc')
    expect(await lineOf('abx\bc\n')).toBe('abc')
    expect(await lineOf('\u007F\u007Fa👩🏽x\u007F\r')).toBe('a👩🏽')
    expect(await lineOf('wrong\u0015right\r')).toBe('right')
    expect(await lineOf('a\u001B[Db\u001B[1;5Cc\u001BOHd\u001B[200~e\u001B[201~\r')).toBe('abcde')
    expect(await lineOf('a', '\u001B', '[', 'D', 'b', '\r')).toBe('ab')
    expect(await lineOf('a\tb\u0001\r')).toBe('ab')
    expect(await lineOf('a\u0004\r')).toBe('a')
    expect(await lineOf('\r')).toBe('')
    expect(await lineOf(`${'long '.repeat(5000)}\n`)).toBe('long '.repeat(5000))
  })

  it('[V71] may come in pieces that end inside a character', async () => {
    const bytes = Buffer.from('où est\r')
    expect(await lineOf(...Array.from(bytes, byte => Buffer.from([byte])))).toBe('où est')
  })

  it('[V71] leaves what was pasted after it to the next question', async () => {
    const { terminal, keyboard } = typing('first\r\nsecond\nthird\r\n')
    expect(await askHidden('One:', terminal)).toBe('first')
    expect(await askHidden('Two:', terminal)).toBe('second')
    expect(await askHidden('Three:', terminal)).toBe('third')
    keyboard.end('left over')
    expect(await keyboard.toArray()).toEqual([Buffer.from('left over')])
  })

  it.each([
    ['Ctrl C', 'half\u0003'],
    ['Ctrl D', '\u0004']
  ])('[V71] is given up with %s, and the terminal is as it was', async (_key, typed) => {
    const { terminal, modes, keyboard } = typing(typed)
    await expect(askHidden('Passphrase:', terminal)).rejects.toThrow(new Failure('Stopped. Nothing was done.'))
    expect([modes, keyboard.listenerCount('data')]).toEqual([[true, false], 0])
  })

  it('[V71] is given up when the terminal goes away', async () => {
    const { terminal, keyboard, modes } = typing('half')
    setImmediate(() => setImmediate(() => keyboard.end()))
    await expect(askHidden('Passphrase:', terminal)).rejects.toThrow(Failure)
    expect(modes).toEqual([true, false])
  })

  it('[V70] is not asked for where nobody sits at a terminal', async () => {
    const { terminal, said } = typing('typed\r')
    expect(await askHidden('Passphrase:', { ...terminal, input: () => new PassThrough() })).toBeNull()
    expect(said).toEqual([])
  })
})
