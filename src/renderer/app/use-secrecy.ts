import { useEffect, useState } from 'react'
import { allWritten, dossier } from '#renderer/bridge.ts'
import { isKeyInSight, useVaultDialog } from '#renderer/features/vault/vault-dialog.ts'
import { beDiscreet, showAfresh } from '#renderer/view-state.ts'
import type { Desk } from '#shared/contract.ts'

const PRESENT_EVERY_MS = 30_000
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/**
 * Drop whatever this window holds of an encrypted notebook when it is locked or closed, and say while somebody is at it.
 *
 * Returns whether the page is about to go, so that nothing is shown on it any more.
 */
export function useSecrecy({ open, locked, work }: Desk): boolean {
  const [secret, setSecret] = useState<string | null>(null)
  const kept = keptSecret(secret, open)
  if (kept !== secret) setSecret(kept)
  const isGone = kept !== null && open?.path !== kept && work?.path !== kept
  const isToComeBack = locked?.path === kept
  useEffect(() => {
    if (isGone) dropAll(isToComeBack)
  }, [isGone, isToComeBack])
  usePresence(open?.isEncrypted ?? false)
  useKeyInSight(work !== null)
  useEffect(() => dossier.on.locking(asked => void handOver(asked)), [])
  return isGone
}

/** The encrypted notebook that this page holds something of, also when another one is open by now. */
function keptSecret(before: string | null, open: Desk['open']): string | null {
  if (!open || (before !== null && before !== open.path)) return before
  return open.isEncrypted ? open.path : null
}

/** A page that is loaded anew keeps nothing in memory; the ids in its address lead back to where one was. */
function dropAll(isToComeBack: boolean): void {
  if (isToComeBack) beDiscreet(true)
  else showAfresh()
  location.reload()
}

/** Have every field hand over what is typed in it, as when the page goes away; it stays. Say so once all is answered. */
async function handOver(asked: number): Promise<void> {
  dispatchEvent(new Event('pagehide'))
  dispatchEvent(new Event('pageshow'))
  await allWritten()
  await dossier.handedOver({ asked }).catch(() => {})
}

/** Let no idle moment take a recovery key away that is shown this once: somebody may be writing it down. */
function useKeyInSight(isAtWork: boolean): void {
  const isInSight = isKeyInSight(useVaultDialog(), isAtWork)
  useEffect(() => {
    if (!isInSight) return
    const say = () => void dossier.present().catch(() => {})
    say()
    const timer = setInterval(say, PRESENT_EVERY_MS)
    return () => clearInterval(timer)
  }, [isInSight])
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
