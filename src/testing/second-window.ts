import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A notebook of this size takes so long to open that what is told at once is told from what is told then. */
const SOURCES = 20
const EACH = 5000
const WORDS = 'Leaves. '

export type Told = {
  /** From the request to open it to the word in a window that another holds it, and to its being open. */
  readonly toldMs: readonly number[]
  readonly openMs: readonly number[]
  readonly bad: readonly string[]
}

/** The built web host opens, for a window, a notebook that this process holds: how soon the window is told so. */
export async function judgeWindow(
  serve: string,
  notebook: string,
  env: NodeJS.ProcessEnv,
  times: number
): Promise<Told> {
  const [toldMs, openMs, bad]: [number[], number[], string[]] = [[], [], []]
  const host = spawn(process.execPath, [serve, '--no-open'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const window = await enter(await addressOf(host))
    for (let time = 0; time < times; time++) {
      const begun = performance.now()
      const told = window.heard('"heldBy"')
      const opened = window.ask('open', { path: notebook })
      const word = await told
      toldMs.push(performance.now() - begun)
      const outcome = await opened
      openMs.push(performance.now() - begun)
      if (!word.includes(`process ${process.pid})`)) bad.push(`told ${word}`)
      if (!outcome.includes('"done"')) bad.push(`opened ${outcome}`)
      await window.ask('close')
    }
  } finally {
    host.kill()
  }
  return { toldMs, openMs, bad }
}

/** What makes the notebook large, as commands of a window: sources to add, and passages of each to mark. */
export const large = {
  texts: Array.from({ length: SOURCES }, (_, i) => `${WORDS.repeat(EACH)}${i}`),
  passages: Array.from({ length: EACH }, (_, i) => ({ start: i * WORDS.length, end: i * WORDS.length + 6 }))
}

async function addressOf({ stdout }: ChildProcess): Promise<URL> {
  if (stdout)
    for await (const line of createInterface({ input: stdout })) {
      const [address] = /http:\S+/.exec(line) ?? []
      if (address) return new URL(address)
    }
  throw new Error('The host gave no address.')
}

/** Come in as a window does, ask in order, and hear what is announced. */
async function enter({ origin, hash }: URL) {
  const json = { 'Content-Type': 'application/json', Origin: origin }
  const send = (name: string, headers: Record<string, string>, input: unknown) =>
    fetch(`${origin}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
  const entered = await send('enter', json, { code: hash.slice('#code='.length) })
  const { token, at } = (await entered.json()) as { readonly token: string; readonly at: number }
  const bearer = { Authorization: `Bearer ${token}` }
  const notices = await fetch(`${origin}/api/notices?after=${at}`, { headers: bearer })
  let sent = 0
  let wanted = ''
  let hear: (line: string) => void = () => {}
  void follow(notices.body)

  async function follow(body: AsyncIterable<Uint8Array> | null): Promise<void> {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const bytes of body ?? []) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (wanted !== '' && line.includes(wanted)) hear(line)
    }
  }

  return {
    async ask(name: string, input: unknown = null): Promise<string> {
      sent += 1
      return (await send(name, { ...json, ...bearer, 'Dossier-Number': String(sent) }, input)).text()
    },
    heard(word: string): Promise<string> {
      wanted = word
      return new Promise(resolve => (hear = resolve))
    }
  }
}
