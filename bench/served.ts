import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Browser } from '@playwright/test'

/** Start the browser that windows are measured in. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
    chromiumSandbox: process.getuid?.() !== 0
  })
}

/** Serve a notebook as the product does; its settings lie in the folder, and die with it. */
export async function serve(notebook: string, folder: string) {
  const env = { ...process.env, DOSSIER_CONFIG: join(folder, 'config'), DOSSIER_FOLDER: folder }
  const out = process.env.DOSSIER_OUT ?? 'out'
  const server = spawn(process.execPath, [`${out}/main/serve.js`, '--no-open', '--notebook', notebook], {
    ...{ env, stdio: ['ignore', 'pipe', 'inherit'] as const }
  })
  const address = Promise.withResolvers<string>()
  createInterface({ input: server.stdout }).on('line', line => {
    const [found] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line) ?? []
    if (found) address.resolve(found)
  })
  const ended = new Promise<void>(resolve => server.once('exit', () => resolve()))
  server.on('exit', () => address.reject(new Error('The server ended before it gave its address.')))
  // It may end before anybody asks where it is.
  address.promise.catch(() => {})
  return { address: () => address.promise, end: () => void server.kill('SIGTERM'), ended }
}

/** A file that a peer is given, and what it is. */
export type PeerFile = { readonly type: string; readonly bytes: Uint8Array | string }

/** Serve files to a peer, by their paths; returns the address of the first. */
export async function servePeer(files: ReadonlyMap<string, PeerFile>) {
  const server = createServer((request, reply) => {
    const file = files.get(request.url ?? '')
    if (file) reply.setHeader('content-type', file.type).end(file.bytes)
    else reply.writeHead(404).end()
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const [first = '/'] = files.keys()
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${first}`,
    end: () => void server.close()
  }
}
