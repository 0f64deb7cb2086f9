import { parentPort, workerData } from 'node:worker_threads'
import type { AskedHistory } from './custody/ask-history.ts'
import { sealLine, type AskedSeal } from './custody/ask-seal.ts'
import { readHistory } from './custody/read-history.ts'
import { diskOf, forget } from './vault/index.ts'

// Started for each page of a history and each seal that is asked for, so that a long journal holds nothing else up.
parentPort?.postMessage(await answerTo(workerData as AskedHistory | { readonly seal: AskedSeal }))

async function answerTo(asked: AskedHistory | { readonly seal: AskedSeal }): Promise<unknown> {
  const disk = diskOf('seal' in asked ? asked.seal.handle : asked.handle)
  try {
    if (!('seal' in asked)) return await readHistory(asked.folder, asked.request, disk)
    const { folder, config, revision } = asked.seal
    return await sealLine(folder, config, disk, revision)
  } finally {
    forget(disk)
  }
}
