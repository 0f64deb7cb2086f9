import { useEffect, useRef } from 'react'
import { act } from '#renderer/act.ts'
import { removeExcerpt, setReading, useReading } from '#renderer/reading.ts'
import { keysOf, runShortcut } from '#renderer/shortcuts.ts'
import type { ShortcutName } from '#renderer/shortcuts/table.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { MarkdownEditor } from '#renderer/ui/markdown-editor.tsx'
import { MarkdownPreview } from '#renderer/ui/markdown-preview.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { t } from '#renderer/words.ts'
import { voices, type Excerpt, type Voice } from '#shared/model/excerpt.ts'
import styles from './excerpt-work.module.css'
import { madeInWords } from './made-in-words.ts'
import { SpeakerField } from './speaker-field.tsx'

export type ExcerptWorkProps = {
  readonly excerpt: Excerpt
  readonly tags: ReadonlyMap<string, { readonly name: string }>
  readonly isReadOnly: boolean
}

/** Everything that can be done to the current excerpt. */
export function ExcerptWork({ excerpt, tags, isReadOnly }: ExcerptWorkProps) {
  if (isReadOnly)
    return (
      <div className={styles.work}>
        {excerpt.note && <MarkdownPreview markdown={excerpt.note} />}
        <Attribution excerpt={excerpt} />
        <Made excerpt={excerpt} tags={tags} />
        <div className={styles.actions}>
          <Action name="excerpt-history" label={t('History')} onPress={() => runShortcut('excerpt-history')} />
        </div>
      </div>
    )
  return (
    <div className={styles.work}>
      <Note excerpt={excerpt} />
      <div className={styles.attribution}>
        <SpeakerField key={excerpt.id} excerpt={excerpt} />
        <Select
          label={t('Voice')}
          value={excerpt.voice ?? 'none'}
          options={voiceOptions()}
          onChange={voice => void act({ kind: 'attribute-excerpt', excerptId: excerpt.id, voice: voiceOf(voice) })}
        />
      </div>
      <div className={styles.actions}>
        <Action
          name="pick-tag"
          label={t('Tag|verb')}
          onPress={() => setReading({ picking: { excerptId: excerpt.id } })}
        />
        <Action name="change-borders" label={t('Borders')} onPress={() => setReading({ bordersOf: excerpt.id })} />
        <Action name="split-excerpt" label={t('Split')} onPress={() => runShortcut('split-excerpt')} />
        <Action name="merge-excerpt" label={t('Merge')} onPress={() => runShortcut('merge-excerpt')} />
        <Action name="copy-excerpt" label={t('Copy')} onPress={() => runShortcut('copy-excerpt')} />
        <Action name="excerpt-history" label={t('History')} onPress={() => runShortcut('excerpt-history')} />
        <Action name="remove-excerpt" label={t('Delete')} onPress={() => void removeExcerpt(excerpt.id)} />
        {(excerpt.note !== '' || excerpt.speaker !== '') && (
          <Action name="erase" label={t('Erase…')} onPress={() => runShortcut('erase')} />
        )}
      </div>
      <Made excerpt={excerpt} tags={tags} />
    </div>
  )
}

function Made({ excerpt, tags }: Omit<ExcerptWorkProps, 'isReadOnly'>) {
  const lines = madeInWords(excerpt, id => tags.get(id)?.name)
  return (
    <p className={styles.made} dir="auto">
      {lines.join(' · ')}
    </p>
  )
}

function Note({ excerpt }: { readonly excerpt: Excerpt }) {
  const box = useRef<HTMLDivElement>(null)
  const { typeInto } = useReading()
  const isAsked = typeInto === 'note'
  useEffect(() => {
    if (isAsked) box.current?.querySelector<HTMLElement>('[contenteditable=true]')?.focus()
  }, [isAsked])

  return (
    <div ref={box} className={styles.note} onFocus={() => isAsked && setReading({ typeInto: null })}>
      <MarkdownEditor
        key={excerpt.id}
        label={t('Note')}
        placeholder={t('Write a note. Markdown works.')}
        value={excerpt.note}
        autoFocus={isAsked}
        onChange={note => void act({ kind: 'write-note', on: { kind: 'excerpt', id: excerpt.id }, note })}
      />
    </div>
  )
}

type ActionProps = { readonly name: ShortcutName; readonly label: string; readonly onPress: () => void }

function Action({ name, label, onPress }: ActionProps) {
  return (
    <Button kind="quiet" onPress={onPress}>
      {label} <Kbd>{keysOf(name)}</Kbd>
    </Button>
  )
}

function Attribution({ excerpt }: { readonly excerpt: Excerpt }) {
  const said = [excerpt.speaker, excerpt.voice && voiceName(excerpt.voice)].filter(Boolean).join(' · ')
  return said && <p dir="auto">{said}</p>
}

function voiceName(voice: Voice): string {
  return {
    states: t('The source states it'),
    reports: t('The source reports it'),
    endorses: t('The source endorses it'),
    rebuts: t('The source rebuts it')
  }[voice]
}

/** Short enough for half a card. */
function voiceOptions() {
  const names = {
    none: t('Not said'),
    states: t('States it'),
    reports: t('Reports it'),
    endorses: t('Endorses it'),
    rebuts: t('Rebuts it')
  }
  return (['none', ...voices] as const).map(id => ({ id, name: names[id] }))
}

function voiceOf(id: Voice | 'none'): Voice | null {
  return id === 'none' ? null : id
}
