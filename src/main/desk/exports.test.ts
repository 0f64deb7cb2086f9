import { describe, expect, it, vi } from 'vitest'
import { exportSchema, type ExportRequest } from '#shared/export/export.ts'
import { refuse, type Result } from '#shared/result.ts'
import { addText, freshDisk, openOn, run } from '../../testing/open-folder.ts'
import { exportFiles } from './exports.ts'

const ended = refuse('This export was ended. Export again.')

function valueOf<T>(result: Result<T>): T {
  if (result.kind === 'refused') throw new Error(result.reason)
  return result.value
}

/** A desk with a notebook that takes several pieces to export. */
async function started() {
  const session = await openOn(await freshDisk())
  await addText(session, 'Soldiers seized power.', 'News')
  const definition = 'Word. '.repeat(3000)
  for (let i = 0; i < 40; i++) await run(session, { kind: 'add-tag', name: `Tag ${i}`, definition })
  const files = exportFiles(
    work => work(session),
    async () => refuse('There is no key here.')
  )
  const begin = async (request: ExportRequest = { format: 'json' }) =>
    valueOf(await files.begin(exportSchema.parse(request)))
  return { files, begin }
}

describe('handing out exports (X)', () => {
  it('[X17] gives a file a piece at a time until it is whole', async () => {
    const { files, begin } = await started()
    const { id, fileName, unsealed } = await begin()
    let text = ''
    let pieces = 0
    for (let isLast = false; !isLast; pieces++) {
      const piece = valueOf(await files.piece({ id }))
      text += piece.text
      isLast = piece.isLast
    }
    expect(pieces).toBeGreaterThan(1)
    expect(JSON.parse(text)).toMatchObject({ format: 'dossier-export', seal: { line: null } })
    expect([fileName.endsWith('.json'), unsealed]).toEqual([true, 'There is no key here.'])
    expect(await files.piece({ id })).toEqual(ended)
  })

  it('[X17] gives nothing more of a file that is not wanted, or of a notebook that was closed', async () => {
    const { files, begin } = await started()
    const [first, second] = [await begin(), await begin()]
    await files.forget({ id: first.id })
    expect(await files.piece({ id: first.id })).toEqual(ended)
    const onItsWay = files.piece({ id: second.id })
    files.forgetAll()
    expect(await onItsWay).toEqual(ended)
    expect(await files.piece({ id: second.id })).toEqual(ended)
  })

  it('[X17] gives nothing of a file that was being begun when something was erased, or that cannot be made', async () => {
    const session = await openOn(await freshDisk())
    const sealing = Promise.withResolvers<void>()
    const files = exportFiles(
      work => work(session),
      async () => {
        await sealing.promise
        return refuse('There is no key here.')
      }
    )
    const begun = files.begin(exportSchema.parse({ format: 'json' }))
    files.forgetAll()
    sealing.resolve()
    expect(await begun).toEqual(ended)
    const { id } = valueOf(await files.begin(exportSchema.parse({ format: 'json' })))
    vi.spyOn(JSON, 'stringify').mockImplementation(() => {
      throw new Error('It is too long.')
    })
    await expect(files.piece({ id })).rejects.toThrow('It is too long.')
    vi.restoreAllMocks()
    expect(await files.piece({ id })).toEqual(ended)
  })

  it('[X17] keeps a few files for windows that ask no more, and no others', async () => {
    const { files, begin } = await started()
    const begun = []
    for (let i = 0; i < 6; i++) begun.push(await begin({ format: 'csv' }))
    const kinds = []
    for (const { id } of begun) kinds.push((await files.piece({ id })).kind)
    expect(kinds).toEqual(['refused', 'refused', 'done', 'done', 'done', 'done'])
  })
})
