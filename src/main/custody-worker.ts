import { parentPort, workerData } from 'node:worker_threads'
import type { AskedHistory, ToHistory } from './custody/ask-history.ts'
import { sealLine, type AskedSeal } from './custody/ask-seal.ts'
import { followHistory } from './custody/follow-history.ts'
import { diskOf, forget } from './vault/index.ts'

// Started for each seal, and for the histories of a notebook, so that a long journal holds nothing else up.
const asked = workerData as AskedHistory | { readonly seal: AskedSeal }
if ('seal' in asked) await seal(asked.seal)
else tell(asked)

async function seal({ handle, folder, config, revision }: AskedSeal): Promise<void> {
  const disk = diskOf(handle)
  try {
    parentPort?.postMessage(await sealLine(folder, config, disk, revision))
  } finally {
    forget(disk)
  }
}

/** Tell pages of histories until nobody wants any more. */
function tell({ handle, folder }: AskedHistory): void {
  const disk = diskOf(handle)
  const read = followHistory(disk, folder)
  parentPort?.on('message', (message: ToHistory) => {
    if (message === 'close') end()
    else void read(message).then(page => parentPort?.postMessage(page))
  })

  function end(): void {
    forget(disk)
    parentPort?.close()
  }
}
