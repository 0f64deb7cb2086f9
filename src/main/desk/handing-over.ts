import type { Announce } from '#shared/contract.ts'

export type Windows = {
  readonly announce: Announce
  /** The windows that are there and hear what is announced, each known by what it asks with. */
  readonly windows: () => readonly object[]
}

/** What is typed is rarely so long on its way; a window that hangs must not keep the notebook open. */
const LONGEST_MS = 3000
const LOOK_EVERY_MS = 50

/** Has windows hand over what is being typed in them. */
export function handingOver({ announce, windows }: Windows) {
  let asked = 0
  let waiting = new Set<object>()
  let settle = () => {}
  let going: Promise<void> | null = null

  async function ask(): Promise<void> {
    asked += 1
    waiting = new Set(here())
    const { promise, resolve } = Promise.withResolvers<void>()
    settle = resolve
    const looking = setInterval(look, LOOK_EVERY_MS)
    const patience = setTimeout(resolve, LONGEST_MS)
    try {
      announce('locking', asked)
      look()
      await promise
    } catch {
      // Nobody can be asked, so nobody is waited for.
    } finally {
      clearInterval(looking)
      clearTimeout(patience)
    }
  }

  /** Where it cannot be told which windows are there, none is. */
  function here(): readonly object[] {
    try {
      return windows()
    } catch {
      return []
    }
  }

  /** Who is gone has nothing to hand over any more. */
  function look(): void {
    const there = here()
    waiting = new Set([...waiting].filter(window => there.includes(window)))
    if (waiting.size === 0) settle()
  }

  return {
    /** Whether there is any window that can be asked. */
    isToBeAsked: () => here().length > 0,
    /** Returns once every window has handed over, or is gone, or a few seconds have passed. */
    all: (): Promise<void> => (going ??= ask().finally(() => (going = null))),
    /** A window says that it has, of the time it was asked. */
    done(number: number, window: object): void {
      if (number === asked && waiting.delete(window)) look()
    }
  }
}
