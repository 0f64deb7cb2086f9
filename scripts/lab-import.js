// Reads one file as the app does, for a rig that watches the process: `node scripts/lab-import.js FILE`.
// Exit 0 with the text on stdout, exit 3 with one line on stderr when it is refused.
import { readFileSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { readFile } from '#main/import/read-file.ts'

const path = process.argv[2]
if (!path) {
  console.error('usage: node scripts/lab-import.js FILE')
  process.exit(2)
}
const read = await readFile({ bytes: readFileSync(path), fileName: basename(path) })
if (read.kind === 'done') {
  const bytes = Buffer.from(read.value.text.text)
  for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at)
} else {
  console.error(read.reason)
  process.exitCode = 3
}
