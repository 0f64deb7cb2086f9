import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { act } from '#renderer/act.ts'
import { useAnswer } from '#renderer/answers.ts'
import { setReading, useReading } from '#renderer/reading.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { t } from '#renderer/words.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { foldText } from '#shared/text/fold.ts'
import styles from './speaker-field.module.css'

export type SpeakerFieldProps = { readonly excerpt: Excerpt }

/** Says who speaks, a person or a body: one that was named before, or anyone new. */
export function SpeakerField({ excerpt }: SpeakerFieldProps) {
  const speakers = useAnswer({ kind: 'speakers' }) ?? []
  const { input, typed, setTyped, leave } = useTyping(excerpt)
  const text = typed ?? excerpt.speaker
  const shown = speakers.filter(({ name }) => foldText(name).includes(foldText(typed ?? '')))
  return (
    <ComboBox
      className={styles.speaker ?? ''}
      allowsCustomValue
      menuTrigger="input"
      items={shown.map(({ name, excerpts }) => ({ id: name, name, excerpts }))}
      defaultFilter={() => true}
      inputValue={text}
      onInputChange={setTyped}
      onChange={name => typeof name === 'string' && write(excerpt, name)}
      onBlur={leave}
    >
      <Label className={styles.label ?? ''}>{t('Who speaks')}</Label>
      <div className={styles.box}>
        <Input
          ref={input}
          className={styles.input ?? ''}
          dir="auto"
          placeholder={t('Person or body')}
          maxLength={500}
          onKeyDown={event => event.key === 'Enter' && write(excerpt, typed)}
        />
        <Button className={styles.open ?? ''}>
          <Icon name="down" size={12} />
        </Button>
      </div>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''}>
          {({ id, name, excerpts }: { readonly id: string; readonly name: string; readonly excerpts: number }) => (
            <ListBoxItem className={styles.item ?? ''} id={id} textValue={name}>
              <bdi>{name}</bdi>
              <small>{excerpts}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** Keep what is typed until the field is left or goes away, and then write it. */
function useTyping(excerpt: Excerpt) {
  const input = useRef<HTMLInputElement>(null)
  // What is typed is shown until it is left, since answers trail behind the keys.
  const [typed, setTyped] = useState<string | null>(null)
  const { typeInto } = useReading()
  const isAsked = typeInto === 'speaker'
  useEffect(() => {
    if (!isAsked) return
    input.current?.focus()
    setReading({ typeInto: null })
  }, [isAsked])

  const latest = useRef({ typed, excerpt })
  useEffect(() => {
    latest.current = { typed, excerpt }
  })
  // A card that goes away takes what was typed into it along to the notebook.
  useEffect(() => {
    const flush = () => write(latest.current.excerpt, latest.current.typed)
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [])

  function leave(): void {
    write(excerpt, typed)
    setTyped(null)
  }

  return { input, typed, setTyped, leave }
}

function write(excerpt: Excerpt, typed: string | null): void {
  const speaker = typed?.trim() ?? excerpt.speaker
  if (speaker !== excerpt.speaker) void act({ kind: 'attribute-excerpt', excerptId: excerpt.id, speaker })
}
