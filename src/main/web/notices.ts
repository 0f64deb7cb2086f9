import type { ServerResponse } from 'node:http'
import type { Announce } from '#shared/contract.ts'

const KEPT = 2000
const HEARTBEAT_MS = 10_000
const BEHIND_BYTES = 4_000_000
/** Browsers open no more than six connections to one address, for all their windows: lines leave some for requests. */
const MOST_LINES = 3
/** A window whose line broke off, or gave way, asks for it again within a second, or two where it is out of sight. */
const BACK_WITHIN_MS = 2500

/** Tell every window what happened, one JSON line each, and tell one that lost the line what it missed. */
export function noticeBoard() {
  const lines: string[] = []
  const streams = new Map<ServerResponse, object>()
  /** When windows were heard last that have no line now. */
  const brokenOff = new Map<object, number>()
  let last = 0
  const heartbeat = setInterval(() => sendAll(`{"at":${last}}\n`), HEARTBEAT_MS)
  heartbeat.unref()

  const announce: Announce = (name, value) => {
    last += 1
    const line = `${JSON.stringify({ at: last, name, value })}\n`
    lines.push(line)
    if (lines.length > KEPT) lines.shift()
    sendAll(line)
  }

  function sendAll(line: string): void {
    // A window that stopped reading would fill the memory; it asks for what it missed when it goes on.
    for (const stream of streams.keys())
      if (!stream.write(line) && stream.writableLength > BEHIND_BYTES) stream.destroy()
  }

  /** Follow the notices after the given one; `gap` says that some of them are no longer known. */
  function follow(stream: ServerResponse, after: number, window: object): void {
    const missed = Math.max(0, last - after)
    stream.write(`${JSON.stringify({ at: Math.max(after, last - lines.length), gap: missed > lines.length })}\n`)
    for (const line of lines.slice(lines.length - Math.min(missed, lines.length))) stream.write(line)
    streams.set(stream, window)
    brokenOff.delete(window)
    for (const end of ['close', 'error']) stream.on(end, () => lose(stream, window))
    makeRoom()
  }

  /** The oldest lines give way; whoever had them asks again, for what was told meanwhile too. */
  function makeRoom(): void {
    for (const [stream, window] of [...streams].slice(0, -MOST_LINES)) {
      lose(stream, window)
      // Who stopped reading would not hear of the end.
      if (stream.writableNeedDrain) stream.destroy()
      else stream.end()
    }
  }

  function lose(stream: ServerResponse, window: object): void {
    if (!streams.delete(stream) || hears(window)) return
    forgetGone()
    brokenOff.set(window, performance.now())
  }

  /** Whether a window has a line. */
  function hears(window: object): boolean {
    return [...streams.values()].includes(window)
  }

  function forgetGone(): void {
    for (const [window, at] of brokenOff) if (performance.now() - at > BACK_WITHIN_MS) brokenOff.delete(window)
  }

  function close(): void {
    clearInterval(heartbeat)
    for (const stream of streams.keys()) stream.end()
    streams.clear()
  }

  /** Keep nothing of what was told; a window that missed it learns that there was something. */
  function forget(): void {
    lines.length = 0
  }

  /** The windows that are there, and those that may be back in a moment: what they missed is told to them then. */
  function windows(): readonly object[] {
    forgetGone()
    return [...new Set([...streams.values(), ...brokenOff.keys()])]
  }

  return { announce, follow, hears, windows, forget, close, last: () => last }
}

export type NoticeBoard = ReturnType<typeof noticeBoard>
