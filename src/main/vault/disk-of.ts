import { realDisk, type Disk, type DiskHandle } from '#main/storage/disk.ts'
import { vaultDisk } from './vault-disk.ts'

/** The disk that a handle stands for, in whichever thread. */
export function diskOf(handle: DiskHandle): Disk {
  return handle.kind === 'real' ? realDisk : vaultDisk(diskOf(handle.on), handle.folder, handle.key)
}
