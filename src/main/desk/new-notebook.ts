import { readFile as readBytes, rm, stat } from 'node:fs/promises'
import { done, refuse, type Refused, type Result } from '#shared/result.ts'
import { createNotebook, openNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import { resourcePath } from '#main/resources.ts'
import { freePath } from './folder-name.ts'
import { fillWithSample } from './sample.ts'

/** What a new notebook starts with. */
export type NewNotebook = { readonly title: string; readonly codebook: Kit }
type Kit = 'starter' | 'none' | 'sample'

/** Make a notebook in a folder; the value is its path. What cannot be finished is taken away again. */
export async function makeNotebook(
  folder: string,
  { title, codebook }: NewNotebook,
  by: () => string
): Promise<Result<string>> {
  try {
    const path = await freePath(folder, title, isThere)
    const created = await createNotebook(path, { title })
    if (created.kind === 'refused') return created
    const filled = await fill(path, codebook, by).catch(refuseAs)
    if (filled.kind === 'refused') await rm(path, { recursive: true, force: true })
    return filled.kind === 'done' ? done(path) : filled
  } catch (error) {
    return refuseAs(error)
  }
}

async function fill(path: string, codebook: Kit, by: () => string): Promise<Result<null>> {
  if (codebook === 'none') return done(null)
  const opened = await openNotebook(path, { by, announce: () => {}, write: true })
  if (opened.kind === 'refused') return opened
  const session = opened.value
  const filled = await furnish(session, codebook).catch(refuseAs)
  const closed = await session.close()
  if (filled.kind === 'refused') return filled
  return closed.kind === 'done' ? done(null) : refuse(closed.reason)
}

async function furnish(session: Session, codebook: Kit): Promise<Result<null>> {
  const csv = await readBytes(resourcePath('starter-codebook.csv'), 'utf8')
  const outcome = await session.run({ kind: 'import-codebook', csv })
  if (outcome.kind !== 'done') return refuse(outcome.reason)
  return codebook === 'sample' ? fillWithSample(session) : done(null)
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    error => (error as NodeJS.ErrnoException).code !== 'ENOENT'
  )
}

function refuseAs(error: unknown): Refused {
  return refuse(`The notebook could not be made: ${error instanceof Error ? error.message : String(error)}`)
}
