import { realDisk, type Disk } from '#main/storage/disk.ts'

/** A disk, and how often it was told to make what was written durable. */
export type CountingDisk = { readonly disk: Disk; readonly syncs: () => number }

/** Count what passes through the port to the disk, files and folders alike. */
export function countingDisk(on: Disk = realDisk): CountingDisk {
  let syncs = 0
  const disk: Disk = {
    ...on,
    async create(path) {
      const file = await on.create(path)
      return {
        ...file,
        sync() {
          syncs += 1
          return file.sync()
        }
      }
    },
    syncFolder(path) {
      syncs += 1
      return on.syncFolder(path)
    }
  }
  return { disk, syncs: () => syncs }
}
