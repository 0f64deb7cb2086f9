// Preloaded into the built program by second-writer.ts: says on stderr how long it was from the first look at the notebook
// whose folder is named by STOPWATCH_FOLDER, to the first word about it, without the loading of modules before.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const say = process.stderr.write.bind(process.stderr)
let begun: number | null = null

/** Whatever a call does, note when it is the first that looks at the notebook. */
function timed<Call extends (...given: never[]) => unknown>(call: Call): Call {
  const watched = (...given: never[]) => {
    if (String(given[0]).startsWith(process.env['STOPWATCH_FOLDER'] ?? '\0')) begun ??= performance.now()
    return call(...given)
  }
  return watched as unknown as Call
}

fs.promises.stat = timed(fs.promises.stat)
fs.readFileSync = timed(fs.readFileSync)
syncBuiltinESMExports()

process.stderr.write = ((text: string) => {
  const told = begun === null ? '' : `ms=${performance.now() - begun}\n`
  begun = null
  return say(`${text}${told}`)
}) as typeof process.stderr.write
