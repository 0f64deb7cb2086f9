import { done, refuse, type Result } from '#shared/result.ts'
import type { Erasable } from '#shared/erasure.ts'
import type { Disk } from '#main/storage/disk.ts'
import { explain, NotebookProblem } from '#main/storage/problems.ts'
import { finishErasure } from './finish-erasure.ts'
import { planErasure, type Plan } from './plan.ts'

/** Something that an erasure takes, as data, since a worker may do it. */
export type ErasureTask =
  /** Work out what goes. */
  { readonly kind: 'plan'; readonly of: Erasable } | { readonly kind: 'finish' }

type Values = { readonly plan: Plan; readonly finish: null }
export type ErasureValue<T extends ErasureTask> = Values[T['kind']]

/** Do a part of an erasure, from the files of a notebook alone. Whatever fails is refused in plain words. */
export async function doErasureTask<T extends ErasureTask>(
  disk: Disk,
  folder: string,
  task: T
): Promise<Result<ErasureValue<T>>> {
  try {
    // The compiler cannot see that the task of a kind gives the value of that kind.
    return done((await valueOf(disk, folder, task)) as ErasureValue<T>)
  } catch (error) {
    return refuse(error instanceof NotebookProblem ? error.message : `Nothing was erased. ${explain(error)}`)
  }
}

async function valueOf(disk: Disk, folder: string, task: ErasureTask): Promise<Values[ErasureTask['kind']]> {
  if (task.kind === 'plan') return planErasure(disk, folder, task.of)
  await finishErasure(disk, folder)
  return null
}
