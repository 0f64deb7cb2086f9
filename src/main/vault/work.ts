import { randomBytes } from 'node:crypto'
import { stretch, type Work } from './primitives.ts'

const LEAST = 2 ** 17
const MOST = 2 ** 20
/** Somebody waits so long at most each time the notebook is opened. */
const LONGEST_MS = 1500
/** What these ask for is the most that any version of Dossier writes, and as much as a computer can be asked to do. */
const R = 8
const MOST_P = 4

/** Find out how much work this computer does in about a second; never less than a slow one does. */
async function calibrate(): Promise<Work> {
  const started = performance.now()
  await stretch(randomBytes(16), randomBytes(16), { N: LEAST, r: R, p: 1 })
  let took = performance.now() - started
  let N = LEAST
  for (; N < MOST && 2 * took <= LONGEST_MS; took *= 2) N *= 2
  return { N, r: R, p: 1 }
}

/** The work that a cost stands for; found out where there is none. */
export async function workOf(cost: number | undefined): Promise<Work> {
  return cost === undefined ? calibrate() : { N: cost, r: R, p: 1 }
}

/** Whether a key file asks for so much work as Dossier may have asked for. */
export function isReasonable({ N, r, p }: Work): boolean {
  return N >= 2 && N <= MOST && Number.isInteger(Math.log2(N)) && r === R && p >= 1 && p <= MOST_P
}
