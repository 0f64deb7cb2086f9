import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { t } from '#renderer/words.ts'
import type { Backup } from '#shared/contract/backups.ts'
import styles from './backup-list.module.css'
import { sizeOf, when } from './when.ts'

export type BackupListProps = {
  readonly backups: readonly Backup[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** The backups, newest first; a damaged one is shown, but cannot be chosen. */
export function BackupList({ backups, chosen, onChoose }: BackupListProps) {
  if (backups.length === 0)
    return (
      <EmptyState title={t('There are no backups yet')}>
        <p>{t('One is made within five minutes of any change, and when the notebook is closed.')}</p>
      </EmptyState>
    )
  return (
    <ListBox
      className={styles.list ?? ''}
      aria-label={t('Backups')}
      autoFocus
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={keys => keys !== 'all' && [...keys].forEach(key => onChoose(String(key)))}
      disabledKeys={backups.filter(({ isDamaged }) => isDamaged).map(({ id }) => id)}
    >
      {backups.map(backup => (
        <ListBoxItem key={backup.id} id={backup.id} className={styles.row ?? ''} textValue={when(backup.at)}>
          <span className={styles.when}>{when(backup.at)}</span>
          <span className={styles.detail}>{t('after change {number, number}', { number: backup.revision })}</span>
          <span className={styles.size} data-damaged={backup.isDamaged || undefined}>
            {backup.bytes === null ? t('Damaged') : sizeOf(backup.bytes)}
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
