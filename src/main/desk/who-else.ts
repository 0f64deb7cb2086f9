import { whoElse, type Held } from './held.ts'

const LOOK_EVERY_MS = 2000

/** Look whether who else holds a notebook is still who windows were told of, since no program says when it ends. */
export function lookWhoElse(now: () => Pick<Held, 'opening' | 'locked'>, onOther: () => Promise<void>) {
  let told: string | undefined
  const timer = setInterval(() => {
    if (whoElse(now())?.heldBy !== told) void onOther().catch(() => {})
  }, LOOK_EVERY_MS)
  timer.unref()
  return {
    /** Windows were told that this one holds it, or nobody. */
    told: (heldBy: string | undefined) => void (told = heldBy)
  }
}
