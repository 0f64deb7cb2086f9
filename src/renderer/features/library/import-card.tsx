import { memo } from 'react'
import { say } from '#renderer/act.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Menu } from '#renderer/ui/menu.tsx'
import { t, told } from '#renderer/words.ts'
import type { Preview } from '#shared/contract.ts'
import type { Citation } from '#shared/model/source.ts'
import { CitationFields } from './citation-fields.tsx'
import { choicesOf } from './encodings.ts'
import type { ImportItem } from './import-items.ts'
import { imports } from './imports.ts'
import styles from './import-card.module.css'
import { formatName, originOf, sizeOf } from './source-words.ts'

export type ImportCardProps = {
  readonly item: ImportItem
  readonly isExpanded: boolean
  readonly isOnly: boolean
  readonly onExpand: (id: string | null) => void
  /** Enter in a field. */
  readonly onSubmit: () => Promise<void>
}

/**
 * Shows one file on its way: how far it is, what was read of it, and what there is to correct.
 *
 * Drawn again only when something of it changes, since hundreds may be on their way at once.
 */
export const ImportCard = memo(function ImportCard(props: ImportCardProps) {
  const { item, isExpanded, isOnly, onSubmit } = props
  const { id, preview, citation, state } = item
  const isReady = state.kind === 'ready' && preview !== null && citation !== null
  return (
    <li className={styles.card} data-state={state.kind}>
      <Head {...props} isReady={isReady} />
      {isReady && preview.notice !== null && (
        <p className={styles.problem} role="status">
          {told(preview.notice)}
        </p>
      )}
      {isReady && <Opening preview={preview} isWhole={isExpanded} />}
      {isReady && isExpanded && (
        <CitationFields
          citation={citation}
          isShort
          autoFocus={isOnly}
          onChange={part => imports.correct(id, part)}
          onSubmit={() => void onSubmit()}
        />
      )}
    </li>
  )
})

function Head({ item, isExpanded, isOnly, isReady, onExpand }: ImportCardProps & { readonly isReady: boolean }) {
  const { id, fileName, bytes, citation } = item
  const title = citation?.title || fileName
  return (
    <div className={styles.head}>
      <div className={styles.names}>
        <p className={styles.title} dir="auto">
          {title}
        </p>
        <p className={styles.detail}>
          <bdi>{fileName}</bdi> · {sizeOf(bytes)}
          {!isExpanded && known(citation)}
        </p>
      </div>
      <StateOf item={item} />
      {isReady && <Encoding item={item} />}
      {isReady && !isOnly && (
        <IconButton
          label={isExpanded ? t('Fold {title}', { title }) : t('Correct {title}', { title })}
          isOn={isExpanded}
          onPress={() => onExpand(isExpanded ? null : id)}
        >
          <Icon name={isExpanded ? 'down' : 'edit'} />
        </IconButton>
      )}
      <IconButton label={t('Take {title} away', { title })} onPress={() => imports.drop(id)}>
        <Icon name="close" />
      </IconButton>
    </div>
  )
}

function known(citation: Citation | null): string {
  const origin = citation ? originOf(citation) : ''
  return origin && ` · ${origin}`
}

function Opening({ preview, isWhole }: { readonly preview: Preview; readonly isWhole: boolean }) {
  const opening = preview.opening.length >= 600 ? `${preview.opening}…` : preview.opening
  if (!isWhole)
    return (
      <p className={styles.opening} dir="auto">
        {opening}
      </p>
    )
  return (
    <div className={styles.whole} dir="auto">
      {opening.split('\n').map((line, at) => (
        // Each runs the way of its own letters, by itself: in one element brackets are mirrored as those of another line.
        <p key={at} dir="auto">
          {line}
        </p>
      ))}
    </div>
  )
}

/** Says in which encoding the text was read, and lets it be read in another. */
function Encoding({ item: { id, fileName, preview } }: { readonly item: ImportItem }) {
  const encoding = preview?.encoding ?? null
  if (encoding === null) return null
  const choices = choicesOf(encoding)
  const name = choices.find(choice => choice.id === encoding)?.name ?? encoding
  return (
    <Menu
      isText
      label={t('Encoding of {fileName}: {name}', { fileName, name })}
      items={choices.map(choice => ({
        id: choice.id,
        label: choice.name,
        isChosen: choice.id === encoding,
        onAction: () => void imports.reread(id, choice.id).then(refusal => refusal !== null && say(told(refusal)))
      }))}
    >
      {name} <Icon name="down" size={12} />
    </Menu>
  )
}

function StateOf({ item }: { readonly item: ImportItem }) {
  const { fileName, state } = item
  if (state.kind === 'refused')
    return (
      <span className={styles.problem} role="alert">
        {told(state.reason)}
      </span>
    )
  return (
    <span className={styles.state}>
      {state.kind === 'sending' ? (
        <progress
          className={styles.bar}
          max={1}
          value={state.sent}
          aria-label={t('Fetching {fileName}', { fileName })}
        />
      ) : (
        said(item)
      )}
    </span>
  )
}

function said({ fileName, preview, state }: ImportItem): string {
  if (state.kind === 'already')
    return state.title === fileName ? t('Already here') : t('Already here, as “{title}”', { title: state.title })
  if (state.kind === 'ready' && preview)
    return `${formatName(preview.format)} · ${t('{count, plural, one {# word} other {# words}}', { count: preview.words })}`
  const working = { waiting: t('Waiting'), reading: t('Reading…'), adding: t('Adding…') }
  return { ...working, sending: '', ready: '', refused: '' }[state.kind]
}
