import { checkSeal, type CheckedSeal } from '#main/custody/seal.ts'
import { placesOf } from '#main/desk/places.ts'
import type { Disk } from '#main/storage/disk.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import type { Call, CliCommand } from './command.ts'
import { must, notebookPath } from './notebook.ts'
import { sealRow, sealWords } from './seal-words.ts'
import { withDisk } from './unlocked.ts'

/** Check everything in a notebook. */
export const verifyCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Check every original, text, excerpt and journal line.',
  options: {
    seal: { value: 'SEAL', help: 'Check also that nothing recorded before this seal was changed (see dossier seal).' }
  },
  async run(call) {
    const { operands, isJson, terminal } = call
    const path = notebookPath(operands[0] ?? '', terminal)
    const { verified, seal } = await withDisk(call, path, async disk => ({
      verified: must(await verifyNotebook(path, disk)),
      seal: await sealOf(path, call, disk)
    }))
    const { problems, notes, checked } = verified
    const ok = problems.length === 0 && (seal?.problem ?? null) === null
    for (const problem of [...problems, ...faultsOf(seal)]) terminal.err(problem)
    const { sources, excerpts, lines, files } = checked
    const sum = `Checked ${sources} sources, ${excerpts} excerpts, ${lines} journal lines, ${files} files: ${verdict(problems.length)}`
    if (isJson) terminal.out(JSON.stringify({ ok, problems, notes, checked, ...(seal && { seal: sealRow(seal) }) }))
    else for (const line of [...notes, sum, ...proofsOf(seal)]) terminal.out(line)
    return ok ? 0 : 1
  }
}

function faultsOf(seal: CheckedSeal | null): readonly string[] {
  return seal === null || seal.problem === null ? [] : [seal.problem]
}

function proofsOf(seal: CheckedSeal | null): readonly string[] {
  return seal?.seal && seal.problem === null ? sealWords({ ...seal, seal: seal.seal }) : []
}

async function sealOf(path: string, { given, terminal }: Call, disk: Disk): Promise<CheckedSeal | null> {
  const text = given.text('seal')
  if (text === undefined) return null
  return must(await checkSeal(path, text, placesOf(terminal.env, process.platform).config, disk))
}

function verdict(problems: number): string {
  if (problems === 0) return 'all is well.'
  return problems === 1 ? 'one thing is wrong.' : `${problems} things are wrong.`
}
