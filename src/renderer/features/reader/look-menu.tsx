import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { say } from '#renderer/act.ts'
import { isAtEnd, stepped, usualLook } from '#renderer/look.ts'
import { chooseLook, currentLook, useReadingLook } from '#renderer/reading-look.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { LookControls } from '#renderer/ui/look-controls.tsx'
import { numeral, t } from '#renderer/words.ts'
import styles from './painting-menu.module.css'

/** Chooses how texts are set, by a menu or by the keys that make the pages of a PDF larger and smaller. */
export function LookMenu() {
  const [isOpen, setOpen] = useState(false)
  const look = useReadingLook()
  useShortcut('reading-look', () => setOpen(true))
  useShortcut('zoom-in', () => resize(1))
  useShortcut('zoom-out', () => resize(-1))
  useShortcut('zoom-fit', () => {
    chooseLook({ ...currentLook(), size: usualLook.size })
    say(t('Text of the usual size.'))
  })
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={styles.open ?? ''} aria-label={`${t('Letters and lines')} (${keysOf('reading-look')})`}>
        <Icon name="text" />
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('Letters and lines')}>
          <LookControls
            look={look}
            onChange={chooseLook}
            sizeKeys={{ larger: keysOf('zoom-in'), smaller: keysOf('zoom-out') }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function resize(way: 1 | -1): void {
  const look = currentLook()
  const next = stepped(look, 'size', way)
  if (isAtEnd(look, 'size', way))
    return say(way > 0 ? t('The text is as large as it gets.') : t('The text is as small as it gets.'))
  chooseLook(next)
  say(t('Text size {size}.', { size: numeral(next.size) }))
}
