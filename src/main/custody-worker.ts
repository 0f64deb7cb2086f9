import { parentPort, workerData } from 'node:worker_threads'
import { readHistory } from './custody/read-history.ts'
import type { AskedHistory } from './custody/ask-history.ts'

// Started for each page of a history that is asked for, so that a long journal holds nothing else up.
const { folder, request } = workerData as AskedHistory
parentPort?.postMessage(await readHistory(folder, request))
