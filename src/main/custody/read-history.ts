import type { History, HistoryRequest } from '#shared/contract/history.ts'
import type { Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { followHistory } from './follow-history.ts'

/** Read one page of the history of a source or an excerpt, oldest first. */
export function readHistory(folder: string, request: HistoryRequest, disk: Disk = realDisk): Promise<Result<History>> {
  return followHistory(disk, folder)(request)
}
