import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { t } from '#renderer/words.ts'
import { IconButton } from './button.tsx'
import styles from './dialog.module.css'
import { Icon } from './icon.tsx'

export type DialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** Buttons at the bottom, the main one last. */
  readonly footer?: ReactNode
  /** 400, 560 or 800 pixels wide, less where the window is smaller. */
  readonly size?: 'small' | 'medium' | 'large'
  /** `alertdialog` for a question that must be answered first. */
  readonly role?: 'dialog' | 'alertdialog'
  /** Whether a press outside closes it; not where something could be lost. */
  readonly isDismissable?: boolean
}

/** A dialog over the window; Escape and a press outside close it. */
export function Dialog({ isOpen, onClose, title, children, footer, size = 'medium', ...rest }: DialogProps) {
  const { role = 'dialog', isDismissable = role === 'dialog' } = rest
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
      isDismissable={isDismissable}
    >
      <Modal className={styles.modal ?? ''} data-size={size}>
        <AriaDialog className={styles.dialog ?? ''} role={role}>
          <div className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton label={t('Close')} onPress={onClose}>
              <Icon name="close" />
            </IconButton>
          </div>
          <div className={styles.body}>{children}</div>
          {footer && <div className={styles.foot}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
