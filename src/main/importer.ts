import type { ToRead } from './import/imported.ts'
import { readDocument } from './import/read-document.ts'

/** The side of a channel that this process holds, in Electron's utility process. */
type ParentPort = {
  once(event: 'message', listener: (event: { readonly data: ToRead }) => void): void
  postMessage(message: unknown): void
}

// A parser may leave a promise behind that rejects after its answer, or beside it.
process.on('unhandledRejection', () => undefined)

// One file, one answer; whoever started this process ends it.
const port = (process as { readonly parentPort?: ParentPort }).parentPort
if (port) port.once('message', ({ data }) => void answer(data, value => port.postMessage(value)))
else process.once('message', message => void fromStandardInput(message as Streamed))

/** Node's own channel takes long for large messages, so the bytes come beside it. */
type Streamed = Omit<ToRead, 'bytes'> & { readonly length: number }

async function fromStandardInput({ length, ...file }: Streamed) {
  // In one piece from the start: a large file must not stand in memory twice.
  const bytes = new Uint8Array(length)
  let at = 0
  for await (const chunk of process.stdin) {
    bytes.set(chunk as Uint8Array, at)
    at += (chunk as Uint8Array).length
  }
  await answer({ ...file, bytes }, value => process.send?.(value))
}

async function answer(file: ToRead, reply: (value: unknown) => void) {
  reply(await readDocument(file))
}
