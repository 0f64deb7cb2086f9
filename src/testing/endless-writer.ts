import { writeSync } from 'node:fs'
import { openOn, run } from './open-folder.ts'
import { realDisk } from '../main/storage/disk.ts'

// Changes the notebook in the folder given until it is killed, and prints each revision that was called saved.
const session = await openOn(realDisk, process.argv[2])
for (let count = 1; ; count++) {
  const outcome = await run(session, { kind: 'rename-notebook', title: `Title ${count}` })
  if (outcome.kind === 'done') writeSync(1, `${session.status().revision}\n`)
}
