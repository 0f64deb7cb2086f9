import { Phrase } from '#renderer/ui/phrase.tsx'
import { numeral, t, told } from '#renderer/words.ts'
import type { Counts, Difference } from '#shared/contract/backups.ts'
import type { Result } from '#shared/result.ts'
import styles from './difference-table.module.css'

export type DifferenceTableProps = { readonly difference: Result<Difference> | undefined }

const kinds = () =>
  [
    ['sources', t('Sources')],
    ['excerpts', t('Excerpts')],
    ['tags', t('Tags')],
    ['notes', t('Notes')]
  ] as const

/** What restoring a backup would do, in numbers. */
export function DifferenceTable({ difference }: DifferenceTableProps) {
  if (difference === undefined) return <p className={styles.words}>{t('Comparing…')}</p>
  if (difference.kind === 'refused')
    return (
      <p className={styles.problem} role="alert">
        {told(difference.reason)}
      </p>
    )
  const { title, isSame, ...counts } = difference.value
  if (isSame) return <p className={styles.words}>{t('The notebook is as it is in this backup.')}</p>
  return (
    <div className={styles.words} role="status">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('Restoring this will')}</th>
            <th scope="col">{t('bring back')}</th>
            <th scope="col">{t('change back')}</th>
            <th scope="col">{t('take away')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds().map(([kind, name]) => (
            <Row key={kind} name={name} counts={counts[kind]} />
          ))}
        </tbody>
      </table>
      {title && (
        <p>
          <Phrase words={t('The title becomes “{title}”.')} parts={{ title: <bdi>{title.then}</bdi> }} />
        </p>
      )}
    </div>
  )
}

function Row({ name, counts: { added, changed, removed } }: { readonly name: string; readonly counts: Counts }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {[added, changed, removed].map((count, column) => (
        <td key={column} data-none={count === 0 || undefined}>
          {numeral(count)}
        </td>
      ))}
    </tr>
  )
}
