import { settleErasure } from '#main/erasure/settle-erasure.ts'
import { repairNotebook } from '#main/storage/repair.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import type { CliCommand } from './command.ts'
import { byOption, must, mustBeFree, nameOf, notebookPath } from './notebook.ts'
import { withDisk } from './unlocked.ts'

/** Mend a damaged notebook. */
export const repairCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Mend a damaged notebook: go on from the newest state that is whole.',
  options: byOption,
  details: 'Damaged files get another name; nothing is deleted. Make a copy of the whole folder first.',
  async run(call) {
    const { operands, isJson, terminal } = call
    const path = notebookPath(operands[0] ?? '', terminal)
    mustBeFree(path)
    const by = await nameOf(call)
    const { mended, lost, problems } = await withDisk(call, path, async disk => {
      const host = 'the command line'
      const repaired = must(await repairNotebook(path, { by, host, disk }))
      const unerased = await settleErasure(disk, path, host)
      const { problems } = must(await verifyNotebook(path, disk))
      return { ...repaired, lost: [...repaired.lost, ...(unerased === null ? [] : [unerased])], problems }
    })
    const ok = problems.length === 0
    for (const line of [...lost, ...problems]) terminal.err(line)
    const sum = mended.length + lost.length === 0 ? 'There was nothing to mend.' : 'The notebook is mended.'
    if (isJson) terminal.out(JSON.stringify({ ok, mended, lost, problems }))
    else for (const line of [...mended, ...(ok ? [sum] : [])]) terminal.out(line)
    return ok ? 0 : 1
  }
}
