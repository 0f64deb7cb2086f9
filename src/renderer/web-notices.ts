import type { NoticeName } from '#shared/contract.ts'
import type { Pass } from './web-door.ts'

type Line = { readonly at: number; readonly name?: NoticeName; readonly value?: unknown; readonly gap?: boolean }

export type NoticeListeners = {
  readonly onNotice: (name: NoticeName, value: unknown) => void
  /** The host has not been heard for a while. */
  readonly onLost: () => void
  /** The host is heard again, or notices were lost on the way. */
  readonly onBack: () => void
}

// The host sends a line every ten seconds at least.
const SILENCE_MS = 35_000
const RETRY_MS = 700
const LOST_AFTER = 4

/** Follow the host's notices over one long answer, and ask again from the last one heard when it ends or breaks off. */
export async function followNotices(entered: Promise<Pass>, { onNotice, onLost, onBack }: NoticeListeners) {
  const pass = await entered.catch(() => null)
  if (!pass) return
  let { at } = pass
  let failures = 0

  for (;;) {
    try {
      await read()
    } catch {
      failures += 1
      if (failures === LOST_AFTER) onLost()
    }
    await new Promise(resolve => setTimeout(resolve, RETRY_MS))
  }

  async function read(): Promise<void> {
    const silence = new AbortController()
    let alarm = setTimeout(() => silence.abort(), SILENCE_MS)
    const response = await fetch(`/api/notices?after=${at}`, {
      headers: { Authorization: `Bearer ${pass?.token}` },
      signal: silence.signal
    })
    if (!response.ok || !response.body) throw new Error(`Dossier answered ${response.status}.`)
    if (failures >= LOST_AFTER) onBack()
    failures = 0
    try {
      for await (const line of linesOf(response.body)) {
        clearTimeout(alarm)
        alarm = setTimeout(() => silence.abort(), SILENCE_MS)
        hear(JSON.parse(line) as Line)
      }
    } finally {
      clearTimeout(alarm)
    }
  }

  function hear({ at: latest, name, value, gap }: Line): void {
    at = latest
    if (gap) onBack()
    if (name) onNotice(name, value)
  }
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = ''
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
