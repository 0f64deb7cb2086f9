import { useState } from 'react'
import { say } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { t, told } from '#renderer/words.ts'
import type { Backup, Backups, Difference } from '#shared/contract/backups.ts'
import type { Result } from '#shared/result.ts'
import { BackupList } from './backup-list.tsx'
import styles from './backups-dialog.module.css'
import { DifferenceTable } from './difference-table.tsx'
import { useBackups, useDifference } from './use-backups.ts'
import { useWork } from './use-work.ts'
import { when } from './when.ts'

export type BackupsDialogProps = { readonly onClose: () => void; readonly isReadOnly: boolean }

/** Lists the backups of the notebook, shows what each would change, and restores one. */
export function BackupsDialog({ onClose, isReadOnly }: BackupsDialogProps) {
  const { backups, lookAgain } = useBackups()
  const [picked, setPicked] = useState<string | null>(null)
  const { isAtWork, problem, work } = useWork()
  const chosen = chosenOf(backups, picked)
  const difference = useDifference(chosen?.id ?? null)
  const isStill = isAtWork || isReadOnly

  async function restore(): Promise<void> {
    if (!chosen || !(await work(() => dossier.restore({ id: chosen.id })))) return
    onClose()
    say(t('Restored the backup: {when}.', { when: when(chosen.at) }), { undo: true })
  }

  async function backUp(): Promise<void> {
    await work(() => dossier.backup())
    setPicked(null)
    lookAgain()
  }

  const footer = (
    <>
      <span className={styles.first}>
        <Button onPress={() => void backUp()} isDisabled={isStill}>
          {t('Back up now')}
        </Button>
      </span>
      <Button onPress={onClose}>{t('Close')}</Button>
      <Button kind="main" onPress={() => void restore()} isDisabled={isStill || !isToRestore(difference)}>
        {t('Restore')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={onClose} title={t('Backups')} footer={footer}>
      <p className={styles.words}>
        {t(
          'Made by themselves every few minutes while you work, and kept in the notebook folder. For a copy on another disk, copy the whole folder.'
        )}
      </p>
      <Trouble words={problem ?? troubleOf(backups)} />
      <Listed backups={backups} chosen={chosen} difference={difference} onChoose={setPicked} />
    </Dialog>
  )
}

type ListedProps = {
  readonly backups: Result<Backups> | undefined
  readonly chosen: Backup | undefined
  readonly difference: Result<Difference> | undefined
  readonly onChoose: (id: string) => void
}

function Listed({ backups, chosen, difference, onChoose }: ListedProps) {
  if (backups?.kind !== 'done') return null
  return (
    <>
      <BackupList backups={backups.value.list} chosen={chosen?.id ?? null} onChoose={onChoose} />
      {chosen && <DifferenceTable difference={difference} />}
    </>
  )
}

function Trouble({ words }: { readonly words: string | null }) {
  return words === null ? null : (
    <p className={styles.problem} role="alert">
      {told(words)}
    </p>
  )
}

/** The one that was picked, else the newest that can be restored. */
function chosenOf(backups: Result<Backups> | undefined, picked: string | null): Backup | undefined {
  const list = backups?.kind === 'done' ? backups.value.list : []
  return list.find(({ id }) => id === picked) ?? list.find(({ isDamaged }) => !isDamaged)
}

function isToRestore(difference: Result<Difference> | undefined): boolean {
  return difference?.kind === 'done' && !difference.value.isSame
}

/** What there is to say of the backups as a whole. */
function troubleOf(backups: Result<Backups> | undefined): string | null {
  if (backups?.kind === 'refused') return backups.reason
  return backups?.value.problem ?? null
}
