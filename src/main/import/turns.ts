const MOST_AT_ONCE = 2

let taken = 0
const waiting: (() => void)[] = []

/** Wait until one of the few places for importer processes is free; null when cancelled before. The value gives it back. */
export async function takeTurn(signal?: AbortSignal): Promise<(() => void) | null> {
  if (signal?.aborted) return null
  if (taken >= MOST_AT_ONCE && !(await called(signal))) return null
  taken += 1
  return giveBack
}

function giveBack() {
  taken -= 1
  waiting.shift()?.()
}

function called(signal?: AbortSignal): Promise<boolean> {
  return new Promise(resolve => {
    const cancel = () => {
      waiting.splice(waiting.indexOf(come), 1)
      resolve(false)
    }
    const come = () => {
      signal?.removeEventListener('abort', cancel)
      resolve(true)
    }
    waiting.push(come)
    signal?.addEventListener('abort', cancel, { once: true })
  })
}
