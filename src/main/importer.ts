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
else process.once('message', message => void fromStandardInput(message as Omit<ToRead, 'bytes'>))

async function fromStandardInput(file: Omit<ToRead, 'bytes'>) {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  await answer({ ...file, bytes: Buffer.concat(chunks) }, value => process.send?.(value))
}

async function answer(file: ToRead, reply: (value: unknown) => void) {
  reply(await readDocument(file))
}
