import { useMemo, useState } from 'react'
import { dossier } from '#renderer/bridge.ts'
import { say } from '#renderer/notices.ts'
import { t, told } from '#renderer/words.ts'
import { PLAIN_NOTICE, renderNote } from '#shared/markdown/render-note.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import styles from './markdown-preview.module.css'
import { SafeHtml } from './safe-html.tsx'

/** Shows a note as it will be printed; a link shows its address first and is never followed without asking. */
export function MarkdownPreview({ markdown }: { readonly markdown: string }) {
  const html = useMemo(() => renderNote(markdown, { links: 'shown', plainNotice: told(PLAIN_NOTICE) }), [markdown])
  const [url, setUrl] = useState<string | null>(null)
  return (
    <>
      <SafeHtml html={html} className={styles.note} onLink={setUrl} />
      {url !== null && <LinkDialog url={url} onClose={() => setUrl(null)} />}
    </>
  )
}

/** Says where a link leads, before anything is opened. */
export function LinkDialog({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  async function copy(): Promise<void> {
    const isCopied = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false
    )
    say(isCopied ? t('Address copied.') : t('The address could not be copied. Select it and copy it by hand.'))
    onClose()
  }

  async function open(): Promise<void> {
    onClose()
    const outcome = await dossier.visit({ url }).catch(() => null)
    if (outcome?.kind !== 'done') say(outcome ? told(outcome.reason) : t('The address could not be opened.'))
  }

  const buttons = (
    <>
      <Button onPress={onClose}>{t('Cancel')}</Button>
      <Button onPress={() => void open()}>{t('Open in the browser')}</Button>
      <Button kind="main" onPress={() => void copy()} autoFocus>
        {t('Copy address')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={onClose} title={t('Where this link leads')} size="small" footer={buttons}>
      <p className={styles.address} dir="ltr">
        {url}
      </p>
      <p className={styles.warning}>{t('Whoever runs that address will see that it was opened, and from where.')}</p>
    </Dialog>
  )
}
