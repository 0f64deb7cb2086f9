import { useState } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Chip } from '#renderer/ui/chip.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { Segments } from '#renderer/ui/segments.tsx'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { Filter } from '#shared/queries/filter.ts'
import type { TagRow } from '#shared/queries/index.ts'
import styles from './filter-bar.module.css'
import { changed, isFiltering, toggleTag } from './filters.ts'
import { PickButton, tagOptions } from './pick-button.tsx'
import { useAllSources } from './use-all-sources.ts'
import { WordsField } from './words-field.tsx'

export type FilterBarProps = { readonly rows: readonly TagRow[]; readonly filter: Filter }
type Change = Parameters<typeof changed>[1]

/** Says which excerpts are shown, and changes it. */
export function FilterBar({ rows, filter }: FilterBarProps) {
  const [picking, setPicking] = useState<'tag' | 'source' | 'speaker' | null>(null)
  const set = (part: Change) => show({ filter: changed(filter, part) })
  useFilterKeys(filter, set)
  useShortcut('filter-by-tag', () => setPicking('tag'))
  useShortcut('filter-by-source', () => setPicking('source'))
  useShortcut('filter-by-speaker', () => setPicking('speaker'))
  const pickOf = (kind: 'tag' | 'source' | 'speaker') => ({
    isOpen: picking === kind,
    onOpen: (isOpen: boolean) => setPicking(isOpen ? kind : null)
  })

  return (
    <div className={styles.bar} role="search" aria-label={t('Filter')}>
      <div className={styles.line}>
        <WordsField text={filter.text ?? ''} onChange={text => set({ text })} />
        <PickButton
          label={t('Tag to filter by')}
          options={tagOptions(rows.filter(({ tag }) => !filter.tagIds?.includes(tag.id)))}
          onPick={tagId => show({ filter: toggleTag(filter, tagId) })}
          {...pickOf('tag')}
        >
          {t('Tag')} <Kbd>{keysOf('filter-by-tag')}</Kbd>
        </PickButton>
        <SourcePick {...pickOf('source')} onPick={sourceId => set({ sourceId })} />
        <SpeakerPick {...pickOf('speaker')} onPick={speaker => set({ speaker })} />
        <Checkbox isSelected={filter.hasNote ?? false} onChange={hasNote => set({ hasNote })}>
          {t('With a note')}
        </Checkbox>
        <Checkbox isSelected={filter.untagged ?? false} onChange={untagged => set({ untagged })}>
          {t('Untagged')}
        </Checkbox>
      </div>
      {isFiltering(filter) && <Chosen rows={rows} filter={filter} set={set} />}
    </div>
  )
}

function useFilterKeys(filter: Filter, set: (part: Change) => void): void {
  useShortcut('filter-match', () => set({ match: filter.match === 'all' ? 'any' : 'all' }))
  useShortcut('filter-with-children', () => set({ withChildren: filter.withChildren === false }))
  useShortcut('filter-notes', () => set({ hasNote: !filter.hasNote }))
  useShortcut('filter-untagged', () => set({ untagged: !filter.untagged }))
  useShortcut('clear-filter', () => show({ filter: {} }))
}

type ChosenProps = FilterBarProps & { readonly set: (part: Change) => void }

/** What the filter asks for, each part with a way to drop it. */
function Chosen({ rows, filter, set }: ChosenProps) {
  return (
    <div className={styles.line}>
      <ChosenTags rows={rows} filter={filter} set={set} />
      {filter.sourceId && <ChosenSource sourceId={filter.sourceId} onRemove={() => set({ sourceId: undefined })} />}
      {filter.speaker && (
        <Wanted name={t('Said by {name}', { name: filter.speaker })} onRemove={() => set({ speaker: undefined })} />
      )}
      <Button kind="quiet" onPress={() => show({ filter: {} })}>
        {t('Clear')} <Kbd>{keysOf('clear-filter')}</Kbd>
      </Button>
    </div>
  )
}

function ChosenTags({ rows, filter, set }: ChosenProps) {
  const tags = rows.filter(({ tag }) => filter.tagIds?.includes(tag.id))
  const gone = (filter.tagIds?.length ?? 0) - tags.length
  return (
    <>
      {tags.map(({ tag, colour, path }) => (
        <Chip
          key={tag.id}
          name={tag.name}
          colour={colour}
          title={path}
          onRemove={() => show({ filter: toggleTag(filter, tag.id) })}
        />
      ))}
      {gone > 0 && (
        <Wanted name={t('a tag that is gone')} onRemove={() => set({ tagIds: tags.map(({ tag }) => tag.id) })} />
      )}
      {tags.length > 1 && (
        <Segments
          label={t('Excerpts that bear')}
          value={filter.match ?? 'any'}
          options={matches()}
          onChange={match => set({ match })}
        />
      )}
      {tags.some(row => row.hasChildren) && (
        <Checkbox isSelected={filter.withChildren !== false} onChange={withChildren => set({ withChildren })}>
          {t('With tags below')}
        </Checkbox>
      )}
    </>
  )
}

function ChosenSource({ sourceId, onRemove }: { readonly sourceId: string; readonly onRemove: () => void }) {
  const source = useAnswer({ kind: 'source', sourceId })
  if (source === undefined) return null
  return <Wanted name={source ? source.title || source.fileName : t('a source that is gone')} onRemove={onRemove} />
}

const matches = () =>
  [
    { id: 'any', name: t('Any of them') },
    { id: 'all', name: t('All of them') }
  ] as const

function Wanted({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  return <Chip name={name} colour="slate" onRemove={onRemove} />
}

type PickProps = {
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onPick: (id: string) => void
}

function SourcePick(props: PickProps) {
  const [typed, setTyped] = useState('')
  const sources = useAllSources(props.isOpen, typed)
  return (
    <PickButton
      label={t('Source to filter by')}
      options={sources.map(({ source, excerpts }) => ({
        id: source.id,
        name: source.title || source.fileName,
        detail: source.publisher,
        count: excerpts
      }))}
      {...props}
      onText={setTyped}
      onOpen={isOpen => {
        setTyped('')
        props.onOpen(isOpen)
      }}
    >
      {t('Source')} <Kbd>{keysOf('filter-by-source')}</Kbd>
    </PickButton>
  )
}

function SpeakerPick(props: PickProps) {
  const speakers = useAnswer({ kind: 'speakers' }) ?? []
  return (
    <PickButton
      label={t('Speaker to filter by')}
      options={speakers.map(({ name, excerpts }) => ({ id: name, name, count: excerpts }))}
      isDisabled={speakers.length === 0}
      {...props}
    >
      {t('Speaker')} <Kbd>{keysOf('filter-by-speaker')}</Kbd>
    </PickButton>
  )
}
