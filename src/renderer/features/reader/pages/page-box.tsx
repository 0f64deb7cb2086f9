import { useEffect, useRef, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { say } from '#renderer/act.ts'
import { useShortcut } from '#renderer/shortcuts.ts'
import { t } from '#renderer/words.ts'
import { indexOf } from './page-label.ts'
import styles from './pages-bar.module.css'

export type PageBoxProps = {
  readonly labels: readonly string[]
  readonly current: number
  readonly goTo: (index: number) => void
}

/** Says which page is in sight, and takes the label or number of another. */
export function PageBox({ labels, current, goTo }: PageBoxProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const label = labels[current] ?? ''
  const count = labels.length
  useShortcut('go-to-page', () => input.current?.focus())
  useEffect(() => {
    if (typed !== null && document.activeElement === input.current) input.current?.select()
    // Only when the field was entered.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [typed === null])

  function backToPages(): void {
    input.current?.closest('[data-pages]')?.querySelector<HTMLElement>('[data-reader]')?.focus()
  }

  function submit(): void {
    const index = indexOf(labels, typed ?? '')
    if (index === null) return say(noPage(typed ?? '', labels.at(-1) ?? ''))
    setTyped(null)
    // The text takes up its selection with the focus, which going to the page then moves.
    backToPages()
    goTo(index)
  }

  return (
    <span className={styles.where}>
      <TextField aria-label={t('Page')} value={typed ?? label} onChange={setTyped}>
        <Input
          ref={input}
          className={styles.box ?? ''}
          inputMode="text"
          size={4}
          onFocus={() => setTyped(label)}
          onBlur={() => setTyped(null)}
          onKeyDown={event => {
            if (event.key === 'Enter') submit()
            else if (event.key === 'Escape') backToPages()
            else return
            event.preventDefault()
          }}
        />
      </TextField>
      <span className={styles.count}>
        {label === String(current + 1)
          ? t('of {count}', { count })
          : t('({number} of {count})', { number: current + 1, count })}
      </span>
    </span>
  )
}

function noPage(page: string, last: string): string {
  return t('There is no page “{page}”. The last one is {last}.', { page, last })
}
