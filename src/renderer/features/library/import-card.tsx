import { say } from '#renderer/act.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Select } from '#renderer/ui/select.tsx'
import type { Preview } from '#shared/contract.ts'
import { CitationFields } from './citation-fields.tsx'
import { choicesOf } from './encodings.ts'
import type { ImportItem } from './import-items.ts'
import { imports } from './imports.ts'
import styles from './import-card.module.css'
import { formatNames, originOf, sizeOf } from './source-words.ts'

export type ImportCardProps = {
  readonly item: ImportItem
  readonly isExpanded: boolean
  readonly isOnly: boolean
  readonly onExpand: (isExpanded: boolean) => void
}

/** Shows one file on its way: how far it is, what was read of it, and what there is to correct. */
export function ImportCard({ item, isExpanded, isOnly, onExpand }: ImportCardProps) {
  const { id, fileName, preview, citation, state } = item
  const isReady = state.kind === 'ready' && preview !== null && citation !== null
  const title = citation?.title || fileName
  return (
    <li className={styles.card} data-state={state.kind}>
      <div className={styles.head}>
        <div className={styles.names}>
          <p className={styles.title} dir="auto">
            {title}
          </p>
          <p className={styles.detail}>
            <bdi>{fileName}</bdi> · {sizeOf(item.bytes)}
            {isReady && !isExpanded && originOf(citation) && ` · ${originOf(citation)}`}
          </p>
        </div>
        <StateOf item={item} />
        {isReady && !isOnly && (
          <IconButton
            label={isExpanded ? `Fold ${title}` : `Correct ${title}`}
            isOn={isExpanded}
            onPress={() => onExpand(!isExpanded)}
          >
            <Icon name={isExpanded ? 'down' : 'edit'} />
          </IconButton>
        )}
        <IconButton label={`Take ${title} away`} onPress={() => imports.drop(id)}>
          <Icon name="close" />
        </IconButton>
      </div>
      {isReady && <Opening preview={preview} isWhole={isExpanded} />}
      {isReady && isExpanded && (
        <CitationFields citation={citation} isShort onChange={part => imports.correct(id, part)} autoFocus={isOnly}>
          <Encoding id={id} preview={preview} />
        </CitationFields>
      )}
    </li>
  )
}

function Opening({ preview, isWhole }: { readonly preview: Preview; readonly isWhole: boolean }) {
  return (
    <p className={styles.opening} data-whole={isWhole || undefined} dir="auto">
      {preview.opening}
      {preview.opening.length >= 600 && '…'}
    </p>
  )
}

function Encoding({ id, preview }: { readonly id: string; readonly preview: Preview }) {
  const { encoding } = preview
  if (encoding === null) return null
  return (
    <Select
      label="Encoding"
      value={encoding}
      options={choicesOf(encoding)}
      onChange={chosen => void imports.reread(id, chosen).then(refusal => refusal !== null && say(refusal))}
    />
  )
}

function StateOf({ item: { fileName, preview, state } }: { readonly item: ImportItem }) {
  switch (state.kind) {
    case 'waiting':
      return <span className={styles.state}>Waiting</span>
    case 'sending':
      return (
        <span className={styles.state}>
          <progress className={styles.bar} max={1} value={state.sent} aria-label={`Fetching ${fileName}`} />
        </span>
      )
    case 'reading':
      return <span className={styles.state}>Reading…</span>
    case 'adding':
      return <span className={styles.state}>Adding…</span>
    case 'ready':
      return (
        <span className={styles.state}>
          {preview && `${formatNames[preview.format]} · ${preview.words.toLocaleString('en')} words`}
        </span>
      )
    case 'already':
      return (
        <span className={styles.state}>
          Already here{state.title && state.title !== fileName ? `, as “${state.title}”` : ''}
        </span>
      )
    case 'refused':
      return (
        <span className={styles.problem} role="alert">
          {state.reason}
        </span>
      )
  }
}
