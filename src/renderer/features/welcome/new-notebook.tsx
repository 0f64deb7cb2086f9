import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Segments } from '#renderer/ui/segments.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { t } from '#renderer/words.ts'
import styles from './welcome.module.css'

type Codebook = 'starter' | 'none'

export type NewNotebookInput = { readonly title: string; readonly codebook: Codebook }

export type NewNotebookProps = {
  readonly folder: string
  readonly isBusy: boolean
  readonly onCreate: (input: NewNotebookInput, isToEncrypt: boolean) => Promise<void>
}

const codebooks = () =>
  [
    { id: 'starter', name: t('Starter codebook') },
    { id: 'none', name: t('Empty') }
  ] as const

const said: Readonly<Record<Codebook, () => string>> = {
  starter: () => t('Tags for coups, Wagner abuses and ICC bias claims, with definitions. You can change all of it.'),
  none: () => t('No tags: you make your own as you read.')
}

/** Makes a notebook: its title, and the codebook it starts with. */
export function NewNotebook({ folder, isBusy, onCreate }: NewNotebookProps) {
  const [title, setTitle] = useState('')
  const [codebook, setCodebook] = useState<Codebook>('starter')
  const [isToEncrypt, setToEncrypt] = useState(false)

  function create(): void {
    if (title.trim() && !isBusy) void onCreate({ title: title.trim(), codebook }, isToEncrypt)
  }

  return (
    <div className={styles.form}>
      <TextField
        label={t('Title')}
        autoFocus
        placeholder={t('Sahel and the court')}
        maxLength={120}
        value={title}
        onChange={setTitle}
        onSubmit={create}
        hint={t('Kept as a folder in {folder}', { folder })}
      />
      <div className={styles.codebook}>
        <Segments label={t('Codebook')} value={codebook} options={codebooks()} onChange={setCodebook} />
        <p className={styles.said}>{said[codebook]()}</p>
      </div>
      <Checkbox isSelected={isToEncrypt} onChange={setToEncrypt}>
        {t('Encrypt it: asks for a passphrase next')}
      </Checkbox>
      <Button kind="main" isDisabled={isBusy || !title.trim()} onPress={create}>
        {t('Make the notebook')}
      </Button>
    </div>
  )
}
