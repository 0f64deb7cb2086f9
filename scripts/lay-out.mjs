import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Put what was built aside in the place of the build before, file by file, and note that it was.
 *
 * An app that runs still loads parts of its own build. Their names tell one build's from another's, so that they can
 * stay until the build after the next.
 */
export function layOut(built, out, note) {
  const files = readdirSync(built, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(built.length + 1))
    .toSorted(partsFirst)
  const { now, before } = noted(note)
  for (const file of files) {
    mkdirSync(dirname(join(out, file)), { recursive: true })
    renameSync(join(built, file), join(out, file))
  }
  for (const file of before) if (![...now, ...files].includes(file)) rmSync(join(out, file), { force: true })
  writeFileSync(note, JSON.stringify({ now: files, before: now }))
  rmSync(built, { recursive: true, force: true })
}

/** Parts go before what loads them, so that whoever starts meanwhile finds all of them. */
function partsFirst(a, b) {
  const rank = file => Number(!/-[\w-]{8}\.\w+$/.test(file))
  return rank(a) - rank(b)
}

function noted(note) {
  try {
    const { now, before } = JSON.parse(readFileSync(note, 'utf8'))
    return { now, before }
  } catch {
    return { now: [], before: [] }
  }
}
