import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { t } from '#renderer/words.ts'
import styles from './import-dialog.module.css'
import { takeFiles } from './imports.ts'
import { fileOfText, filesOfPaste } from './pasted.ts'
import { pickFiles } from './pick-files.ts'

/** Offers the ways in: files chosen or dropped, and text pasted or typed. */
export function ImportStart() {
  const [text, setText] = useState('')
  return (
    <>
      <div className={styles.drop}>
        <p className={styles.big}>{t('Drop files anywhere in the window')}</p>
        <Button kind="main" autoFocus onPress={() => pickFiles()}>
          {t('Choose files…')}
        </Button>
        <p className={styles.formats}>{t('.txt · .md · .html · .docx · .pdf. Originals are kept untouched.')}</p>
      </div>
      <div
        className={styles.paste}
        role="presentation"
        onPasteCapture={event => {
          const files = filesOfPaste(event.clipboardData)
          if (files.length === 0) return
          event.preventDefault()
          event.stopPropagation()
          takeFiles(files)
        }}
      >
        <TextField
          label={t('Or paste text here')}
          isMultiline
          value={text}
          onChange={setText}
          placeholder={t('Paste')}
        />
        {text.trim() && <Button onPress={() => takeFiles([fileOfText(text)])}>{t('Use this text')}</Button>}
      </div>
    </>
  )
}
