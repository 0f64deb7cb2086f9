import { useRef, type ReactNode } from 'react'
import { Keyboard } from 'react-aria-components/Keyboard'
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { t } from '#renderer/words.ts'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icon.tsx'
import kbd from './kbd.module.css'
import styles from './menu.module.css'

export type MenuItem =
  | {
      readonly id: string
      readonly label: string
      readonly onAction: () => void
      /** Keys that do the same, as `keysOf` gives them. */
      readonly keys?: string
      /** Set where the items are choices, of which one holds. */
      readonly isChosen?: boolean
      readonly isDanger?: boolean
      readonly isDisabled?: boolean
    }
  | 'line'

export type MenuProps = {
  /** What the menu is of; the name of its button. */
  readonly label: string
  readonly items: readonly MenuItem[]
  /** The icon on the button; with `isText`, its text. */
  readonly children: ReactNode
  readonly isText?: boolean
  readonly isDisabled?: boolean
  readonly isTabStop?: boolean
}

/** A button that opens a menu. */
export function Menu({ label, items, children, isText, isDisabled = false, isTabStop = true }: MenuProps) {
  return (
    <MenuTrigger>
      {isText ? (
        <Button kind="quiet" label={label} isDisabled={isDisabled}>
          {children}
        </Button>
      ) : (
        <IconButton label={label} isDisabled={isDisabled} isTabStop={isTabStop}>
          {children}
        </IconButton>
      )}
      <Popover className={styles.popover ?? ''} offset={4}>
        <Items label={label} items={items} />
      </Popover>
    </MenuTrigger>
  )
}

export type ContextMenuProps = {
  readonly label: string
  readonly items: readonly MenuItem[]
  /** Where it was asked for, in the window; null while it is closed. */
  readonly at: { readonly x: number; readonly y: number } | null
  readonly onClose: () => void
}

/** A menu at the pointer, or beside what has the focus. */
export function ContextMenu({ label, items, at, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} className={styles.anchor} style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        className={styles.popover ?? ''}
        aria-label={label}
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={isOpen => !isOpen && onClose()}
        placement="bottom start"
        offset={2}
      >
        <Items label={label} items={items} onClose={onClose} />
      </Popover>
    </>
  )
}

function Items({ label, items, onClose }: Pick<MenuProps, 'label' | 'items'> & { readonly onClose?: () => void }) {
  return (
    <AriaMenu className={styles.menu ?? ''} aria-label={label} autoFocus="first" {...(onClose && { onClose })}>
      {items.map((item, index) =>
        item === 'line' ? (
          // Lines have nothing of their own to be told apart by.
          <Separator key={`line-${index}`} className={styles.line ?? ''} />
        ) : (
          <AriaMenuItem
            key={item.id}
            id={item.id}
            className={styles.item ?? ''}
            textValue={item.label}
            {...(item.isChosen && { 'aria-label': t('{choice}, chosen', { choice: item.label }) })}
            isDisabled={item.isDisabled ?? false}
            onAction={item.onAction}
            data-danger={item.isDanger || undefined}
          >
            <span className={styles.label}>{item.label}</span>
            {item.isChosen && <Icon name="check" size={12} />}
            {item.keys && <Keyboard className={kbd.kbd ?? ''}>{item.keys}</Keyboard>}
          </AriaMenuItem>
        )
      )}
    </AriaMenu>
  )
}
