import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'

/** One file of the window, as a host serves it. */
export type WindowFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string }

/** What a window is made of. Nothing is looked up on disk once it is read, so no address can name another file. */
export type Page = {
  /** The document of the window, with a nonce of its own for each load. */
  readonly document: () => WindowFile & { readonly policy: string }
  /** A file of the window by the path of its address. */
  readonly file: (path: string) => WindowFile | undefined
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2'
}

/** Read the built window into memory. */
export async function readPage(folder: string): Promise<Page> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const files = new Map(
    await Promise.all(paths.map(async path => [addressOf(folder, path), await read(path)] as const))
  )
  const index = files.get('/index.html')
  if (!index) throw Object.assign(new Error('The window has no page.'), { code: 'ENOENT' })
  const template = new TextDecoder().decode(index.bytes)
  files.delete('/index.html')
  return { document: () => documentOf(template), file: path => files.get(path) }
}

/** What the window may load and run, on every host; `frame-ancestors` counts only in a header. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types dossier'
  ].join('; ')
}

function documentOf(template: string) {
  const nonce = randomBytes(18).toString('base64')
  const html = template.replaceAll('__NONCE__', nonce)
  return {
    bytes: new TextEncoder().encode(html),
    mediaType: 'text/html; charset=utf-8',
    policy: contentSecurityPolicy(nonce)
  }
}

function addressOf(folder: string, path: string): string {
  return `/${relative(folder, path).replaceAll(sep, '/')}`
}

async function read(path: string): Promise<WindowFile> {
  const bytes = new Uint8Array(await readFile(path))
  return { bytes, mediaType: mediaTypes[extname(path)] ?? 'application/octet-stream' }
}
