import type { Counts, Difference } from '#shared/contract.ts'
import type { Result } from '#shared/result.ts'
import styles from './difference-table.module.css'

export type DifferenceTableProps = { readonly difference: Result<Difference> | undefined }

const kinds = [
  ['sources', 'Sources'],
  ['excerpts', 'Excerpts'],
  ['tags', 'Tags'],
  ['notes', 'Notes']
] as const

/** What restoring a backup would do, in numbers. */
export function DifferenceTable({ difference }: DifferenceTableProps) {
  if (difference === undefined) return <p className={styles.words}>Comparing…</p>
  if (difference.kind === 'refused')
    return (
      <p className={styles.problem} role="alert">
        {difference.reason}
      </p>
    )
  const { title, isSame, ...counts } = difference.value
  if (isSame) return <p className={styles.words}>The notebook is as it is in this backup.</p>
  return (
    <div className={styles.words} role="status">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Restoring this will</th>
            <th scope="col">bring back</th>
            <th scope="col">change back</th>
            <th scope="col">take away</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(([kind, name]) => (
            <Row key={kind} name={name} counts={counts[kind]} />
          ))}
        </tbody>
      </table>
      {title && (
        <p>
          The title becomes “<bdi>{title.then}</bdi>”.
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
          {count.toLocaleString('en')}
        </td>
      ))}
    </tr>
  )
}
