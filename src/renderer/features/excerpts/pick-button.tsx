import type { ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from '#renderer/ui/button.tsx'
import { PickList, type PickOption } from '#renderer/ui/pick-list.tsx'
import { t } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/index.ts'
import styles from './pick-button.module.css'

export type PickButtonProps = {
  readonly children: ReactNode
  readonly label: string
  readonly options: readonly PickOption[]
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onPick: (id: string) => void
  readonly onNew?: (text: string) => void
  readonly onText?: (text: string) => void
  readonly isDisabled?: boolean
}

/** A button that opens a list to pick from by typing. */
export function PickButton({ children, isOpen, onOpen, onPick, onNew, isDisabled = false, ...list }: PickButtonProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpen}>
      <Button isDisabled={isDisabled}>{children}</Button>
      <Popover className={styles.popover ?? ''} placement="bottom start" offset={4}>
        <Dialog className={styles.dialog ?? ''} aria-label={list.label}>
          <PickList
            {...list}
            onPick={id => {
              onOpen(false)
              onPick(id)
            }}
            {...(onNew && {
              onNew: (text: string) => {
                onOpen(false)
                onNew(text)
              },
              newDetail: t('new tag')
            })}
            onCancel={() => onOpen(false)}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** Offer tags by name, with those above them as the detail. */
export function tagOptions(rows: readonly TagRow[]): readonly PickOption[] {
  return rows.map(({ tag, path, depth, colour, excerpts }) => ({
    id: tag.id,
    name: tag.name,
    ...(depth > 0 && { detail: path.slice(0, -tag.name.length - 1) }),
    colour,
    count: excerpts
  }))
}
