import { useState } from 'react'
import { act } from '#renderer/act.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { t } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/index.ts'

export type AddTagDialogProps = {
  readonly rows: readonly TagRow[]
  readonly parentId: string | null
  /** Called with the id of the tag that was added, null when none was. */
  readonly onClose: (addedId: string | null) => void
}

/** Asks for the name of a new tag. */
export function AddTagDialog({ rows, parentId, onClose }: AddTagDialogProps) {
  const [name, setName] = useState('')
  const parent = rows.find(row => row.tag.id === parentId)

  async function add(): Promise<void> {
    if (!name.trim()) return
    const id = await act({ kind: 'add-tag', name, parentId })
    if (id !== undefined) onClose(id)
  }

  const buttons = (
    <>
      <Button onPress={() => onClose(null)}>{t('Cancel')}</Button>
      <Button kind="main" onPress={() => void add()} isDisabled={!name.trim()}>
        {t('Add tag')}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onClose={() => onClose(null)}
      title={parent ? t('Add a tag below {name}', { name: parent.tag.name }) : t('Add a tag')}
      size="small"
      footer={buttons}
    >
      <TextField
        label={t('Name')}
        value={name}
        onChange={setName}
        onSubmit={() => void add()}
        maxLength={120}
        autoFocus
      />
    </Dialog>
  )
}
