import { useMemo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { say } from '#renderer/act.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { topOf } from '#renderer/trail.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { PickList } from '#renderer/ui/pick-list.tsx'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { ReadText } from '../kernel/ground.ts'
import { useSourceText } from '../use-source-text.ts'
import { around, outlineOf, sectionAt, type Heading } from './outline.ts'
import menu from '../painting-menu.module.css'
import styles from './outline-menu.module.css'

/** Leads to the headings of a text; hidden where it has none. */
export function OutlineMenu({ sourceId }: { readonly sourceId: string }) {
  const text = useSourceText(sourceId)
  const [isOpen, setOpen] = useState(false)
  const headings = useHeadings(text?.kind === 'done' ? text.value : null)
  useShortcut('show-outline', () => {
    if (headings.length > 0) setOpen(true)
    else say(t('This text has no headings.'))
  })
  if (headings.length === 0) return null
  const label = t('Outline of the text')

  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={menu.open ?? ''} aria-label={`${label} (${keysOf('show-outline')})`}>
        <Icon name="outline" />
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          <Headings headings={headings} sourceId={sourceId} onClose={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

type HeadingsProps = {
  readonly headings: readonly Heading[]
  readonly sourceId: string
  readonly onClose: () => void
}

/** As many as the list shows at once. */
const MOST = 100

function Headings({ headings, sourceId, onClose }: HeadingsProps) {
  const [typed, setTyped] = useState('')
  // The line at the top of what is in sight may be the one just above the heading.
  const [here] = useState(() => sectionAt(headings, (topOf(sourceId) ?? 0) + 1))
  const options = useMemo(
    () =>
      headings.map(({ start, words, depth }, index) => ({
        id: String(start),
        name: `${INDENT.repeat(depth)}${words}`,
        ...(index === here && { detail: t('you are here') })
      })),
    [headings, here]
  )

  function go(id: string): void {
    const heading = headings.find(({ start }) => String(start) === id)
    onClose()
    if (heading) show({ at: { start: heading.start, end: heading.end } })
  }

  return (
    <PickList
      label={t('Heading')}
      placeholder={t('Find a heading')}
      options={typed === '' ? around(options, here, MOST) : options}
      startAt={String(headings[here]?.start ?? '')}
      onText={setTyped}
      onPick={go}
      onCancel={onClose}
    />
  )
}

const INDENT = '\u2003'

function useHeadings(text: ReadText | null): readonly Heading[] {
  return useMemo(() => (text ? outlineOf(text.text, text.blocks) : []), [text])
}
