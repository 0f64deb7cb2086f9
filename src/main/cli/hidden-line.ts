import { StringDecoder } from 'node:string_decoder'
import { Failure } from './command.ts'
import type { Terminal } from './terminal.ts'

/** What is read of a terminal: keys as they are pressed, and no echo. */
type Keyboard = {
  readonly isRaw?: boolean
  readonly setRawMode: (isRaw: boolean) => unknown
  readonly on: (event: 'data' | 'end', listener: (part: Buffer | string) => void) => unknown
  readonly off: (event: 'data' | 'end', listener: (part: Buffer | string) => void) => unknown
  readonly resume: () => unknown
  readonly pause: () => unknown
  readonly unshift: (rest: Buffer) => unknown
}

/** Ask for a line that does not show while it is typed; null where nobody sits at a terminal. */
export async function askHidden(question: string, { input, err }: Terminal): Promise<string | null> {
  const keyboard = input()
  if (!isKeyboard(keyboard)) return null
  err(`${question} (nothing shows while you type)`)
  const wasRaw = keyboard.isRaw ?? false
  keyboard.setRawMode(true)
  try {
    return await typedOn(keyboard)
  } finally {
    keyboard.setRawMode(wasRaw)
  }
}

/** A stream of a terminal has all the rest too. */
function isKeyboard(source: object): source is Keyboard {
  return 'isTTY' in source && source.isTTY === true && 'setRawMode' in source
}

async function typedOn(keyboard: Keyboard): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const decoder = new StringDecoder('utf8')
  const line = new TypedLine()
  const onData = (part: Buffer | string) => {
    const text = typeof part === 'string' ? part : decoder.write(part)
    const ended = line.type(text)
    if (ended === null) return
    // What was pasted after the line answers the next question.
    keyboard.pause()
    if (ended.rest !== '') keyboard.unshift(Buffer.from(ended.rest))
    if (ended.isStopped) reject(new Failure('Stopped. Nothing was done.'))
    else resolve(ended.line)
  }
  const onEnd = () => reject(new Failure('Stopped. Nothing was done.'))
  keyboard.on('data', onData)
  keyboard.on('end', onEnd)
  keyboard.resume()
  try {
    return await promise
  } finally {
    keyboard.off('data', onData)
    keyboard.off('end', onEnd)
  }
}

type Ended = { readonly line: string; readonly rest: string; readonly isStopped: boolean }

/** A line being typed, with the keys that every terminal knows: Backspace, Ctrl U, Ctrl C, Ctrl D, Enter. */
class TypedLine {
  #characters: string[] = []
  /** What a key such as an arrow has sent so far after its first character; null outside of that. */
  #sequence: string | null = null

  /** Take what was typed; null until the line is at its end. */
  type(text: string): Ended | null {
    const characters = Array.from(text)
    for (const [index, character] of characters.entries()) {
      const end = this.#ends(character)
      if (end === null) continue
      const rest = characters.slice(index + 1).join('')
      // A line end of two characters is one.
      const isPair = character === '\r' && rest.startsWith('\n')
      return { line: this.#characters.join(''), rest: isPair ? rest.slice(1) : rest, isStopped: end === 'stop' }
    }
    return null
  }

  #ends(character: string): 'line' | 'stop' | null {
    if (this.#isInSequence(character)) return null
    if (character === '\r' || character === '\n') return 'line'
    if (character === CTRL_C || (character === CTRL_D && this.#characters.length === 0)) return 'stop'
    this.#change(character)
    return null
  }

  #change(character: string): void {
    if (character === CTRL_U) this.#characters = []
    else if (character === BACKSPACE || character === '\b') this.#characters.pop()
    else if (character >= ' ') this.#characters.push(character)
  }

  /** Keys that move a cursor send several characters; none of them is part of the line. */
  #isInSequence(character: string): boolean {
    if (this.#sequence === null) {
      if (character === ESCAPE) this.#sequence = ''
      return character === ESCAPE
    }
    this.#sequence += character
    const isOpen = /^(?:\[[0-?]*[ -/]*|O)$/.test(this.#sequence)
    if (!isOpen) this.#sequence = null
    return true
  }
}

const CTRL_C = '\u0003'
const CTRL_D = '\u0004'
const CTRL_U = '\u0015'
const ESCAPE = '\u001B'
const BACKSPACE = '\u007F'
