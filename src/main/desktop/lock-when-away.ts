import { powerMonitor } from 'electron'
import type { HostDesk } from '#main/desk.ts'

/** Lock an encrypted notebook when the computer goes to sleep or its screen is locked. */
export function lockWhenAway({ goneAway }: Pick<HostDesk, 'goneAway'>): void {
  // Waking too, for a computer that was asleep before the locking was through.
  powerMonitor.on('suspend', () => void goneAway())
  powerMonitor.on('lock-screen', () => void goneAway())
  powerMonitor.on('resume', () => void goneAway())
}
