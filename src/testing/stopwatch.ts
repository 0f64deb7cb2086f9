// Preloaded into the built program by second-writer.ts: says on stderr how long it was from the first look at the notebook
// whose folder is named by STOPWATCH_FOLDER, to the first word about it, without the loading of modules before.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { stat } = fs.promises
const say = process.stderr.write.bind(process.stderr)
let begun: number | null = null

fs.promises.stat = ((path: string, ...rest: readonly never[]) => {
  if (path.startsWith(process.env['STOPWATCH_FOLDER'] ?? '\0')) begun ??= performance.now()
  return stat(path, ...rest)
}) as typeof stat
syncBuiltinESMExports()

process.stderr.write = ((text: string) => {
  const told = begun === null ? '' : `ms=${performance.now() - begun}\n`
  begun = null
  return say(`${text}${told}`)
}) as typeof process.stderr.write
