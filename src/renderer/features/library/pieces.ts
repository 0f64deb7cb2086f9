/** The bytes in one piece; its base64 stays under 4 MB. */
export const PIECE = 3_000_000

// As many arguments as any browser lets a call have.
const STEP = 0x8000

/** Cut a file into pieces to send, at least one. */
export async function* piecesOf(blob: Blob) {
  for (let offset = 0; offset === 0 || offset < blob.size; offset += PIECE) {
    const end = Math.min(blob.size, offset + PIECE)
    yield { offset, end, base64: await base64Of(blob.slice(offset, end)) }
  }
}

async function base64Of(piece: Blob): Promise<string> {
  const bytes = new Uint8Array(await piece.arrayBuffer())
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += STEP) parts.push(String.fromCharCode(...bytes.subarray(at, at + STEP)))
  return btoa(parts.join(''))
}
