import type { Disk, OpenFile } from '#main/storage/disk.ts'
import { writeWhole } from '#main/storage/durable-file.ts'
import { MOST_BYTES, startSealing } from './frames.ts'

/** So much is sealed between two turns of others. */
const AT_ONCE = 16 * MOST_BYTES

/**
 * Create a file whose bytes are sealed in frames. It is written from its start to its end. After a failure it takes
 * nothing more: nobody knows how much of a frame is on disk, and another in its place would be sealed alike.
 */
export async function createSealed(
  disk: Disk,
  path: string,
  key: Uint8Array
): Promise<OpenFile & { readonly forget: () => void }> {
  const file = await disk.create(path)
  const sealer = startSealing(key)
  let size = 0
  let sizeOnDisk = 0
  let isUsable = true
  let isEnded = false

  async function put(bytes: Uint8Array): Promise<void> {
    if (!isUsable || isEnded) throw Object.assign(new Error('The file was not written whole.'), { code: 'EIO' })
    isUsable = false
    const whole = Buffer.concat([...(sizeOnDisk === 0 ? [sealer.header] : []), ...framesOf(bytes).map(sealer.next)])
    await writeWhole(file, whole, sizeOnDisk)
    sizeOnDisk += whole.length
    size += bytes.length
    isUsable = true
  }

  return {
    async write(bytes, offset) {
      if (offset !== size) throw Object.assign(new Error('An encrypted file is written in order.'), { code: 'EINVAL' })
      const taken = bytes.subarray(0, AT_ONCE)
      await put(taken)
      return taken.length
    },
    async sync() {
      // A file that holds nothing is told from one that was cut short by its header.
      if (sizeOnDisk === 0) await put(new Uint8Array(0))
      await file.sync()
    },
    async close() {
      sealer.forget()
      isEnded = true
      await file.close()
    },
    forget() {
      sealer.forget()
      isEnded = true
    }
  }
}

function framesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const count = Math.ceil(bytes.length / MOST_BYTES)
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * MOST_BYTES, (index + 1) * MOST_BYTES))
}
