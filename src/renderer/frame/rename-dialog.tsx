import { useState } from 'react'
import { act } from '#renderer/act.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { t } from '#renderer/words.ts'

export type RenameDialogProps = { readonly title: string; readonly onClose: () => void }

/** Gives the notebook another title; its folder keeps its name. */
export function RenameDialog({ title, onClose }: RenameDialogProps) {
  const [typed, setTyped] = useState(title)

  async function rename(): Promise<void> {
    const isSame = typed.trim() === title || !typed.trim()
    if (isSame || (await act({ kind: 'rename-notebook', title: typed.trim() })) !== undefined) onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('Rename the notebook')}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t('Cancel')}</Button>
          <Button kind="main" isDisabled={!typed.trim()} onPress={() => void rename()}>
            {t('Rename')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('Title')}
        autoFocus
        maxLength={120}
        value={typed}
        onChange={setTyped}
        onSubmit={() => void rename()}
        hint={t('Its folder keeps its name.')}
      />
    </Dialog>
  )
}
