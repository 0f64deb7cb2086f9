import { realDisk, type Disk, type DiskHandle } from '#main/storage/disk.ts'
import { vaultDisk } from './vault-disk.ts'

/** The disk that a handle stands for, in the thread that was given it; of its key nothing but the disk's own copy is left. */
export function diskOf(handle: DiskHandle): Disk {
  if (handle.kind === 'real') return realDisk
  const disk = vaultDisk(diskOf(handle.on), handle.folder, handle.key)
  handle.key.fill(0)
  return disk
}
