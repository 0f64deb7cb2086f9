import type { IncomingMessage } from 'node:http'
import type { Refusal } from './guard.ts'

type Body = { readonly kind: 'read'; readonly value: unknown } | ({ readonly kind: 'refused' } & Refusal)

// One piece of a file, as base64 in JSON, and room for the rest.
const LARGEST_BODY = 8_000_000
const TOO_LARGE: Body = { kind: 'refused', status: 413, why: 'This is too much at once.' }

/** Read a request's body as JSON; an empty one stands for no input. Never throws. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) return TOO_LARGE
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > LARGEST_BODY) return TOO_LARGE
      chunks.push(chunk)
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return { kind: 'read', value: text === '' ? undefined : JSON.parse(text) }
  } catch {
    return { kind: 'refused', status: 400, why: 'This is not JSON.' }
  }
}
