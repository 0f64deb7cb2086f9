import { useEffect, useRef } from 'react'
import { dossier } from '#renderer/bridge.ts'
import { beDiscreet, showAfresh } from '#renderer/view-state.ts'
import type { Desk } from '#shared/contract.ts'

const PRESENT_EVERY_MS = 30_000
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Drop whatever this window holds of an encrypted notebook when it is locked or closed, and say while somebody is at it. */
export function useSecrecy({ open, locked, work }: Desk): void {
  const secret = useRef<string | null>(null)
  useEffect(() => {
    if (secret.current !== null && ![open?.path, work?.path].includes(secret.current))
      dropAll(secret.current === locked?.path)
    secret.current = open ? secretOf(open) : secret.current
  }, [open, locked, work])
  usePresence(open?.isEncrypted ?? false)
  useEffect(() => dossier.on.locking(handOver), [])
}

function secretOf({ path, isEncrypted }: NonNullable<Desk['open']>): string | null {
  return isEncrypted ? path : null
}

/** A page that is loaded anew keeps nothing in memory; the ids in its address lead back to where one was. */
function dropAll(isToComeBack: boolean): void {
  if (isToComeBack) beDiscreet(true)
  else showAfresh()
  location.reload()
}

/** Have every field hand over what is typed in it, as when the page goes away; it stays. */
function handOver(): void {
  dispatchEvent(new Event('pagehide'))
  dispatchEvent(new Event('pageshow'))
}

/** Say that somebody is at work in this window, at most every half a minute. */
function usePresence(isSecret: boolean): void {
  useEffect(() => {
    if (!isSecret) return
    let said = -Infinity
    function say(): void {
      if (performance.now() - said < PRESENT_EVERY_MS) return
      said = performance.now()
      void dossier.present().catch(() => {})
    }
    for (const sign of signs) addEventListener(sign, say, { capture: true, passive: true })
    return () => {
      for (const sign of signs) removeEventListener(sign, say, { capture: true })
    }
  }, [isSecret])
}
