import { useEffect, useState } from 'react'
import { useStatus } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import { t, told } from '#renderer/words.ts'
import type { History } from '#shared/contract/history.ts'

/** Whose history is shown. */
export type HistorySubject = { readonly sourceId: string } | { readonly excerptId: string }

/** What is known of a page: nothing yet, the page, or why it cannot be had. */
export type HistoryPage = { readonly history: History | null; readonly reason: string | null }

const nothing: HistoryPage = { history: null, reason: null }

/** Read a page of a history, and again whenever the notebook changes; the page before is shown until then. */
export function useHistory(subject: HistorySubject, from: number): HistoryPage {
  const { revision } = useStatus()
  const [page, setPage] = useState(nothing)
  // The key stands in for the subject, which callers write out anew on every render.
  const key = JSON.stringify({ ...subject, from })
  useEffect(() => {
    let isWanted = true
    async function read(): Promise<void> {
      const reply = await dossier.history(JSON.parse(key) as HistorySubject).catch(() => null)
      if (!isWanted) return
      if (reply?.kind === 'done') setPage({ history: reply.value, reason: null })
      else
        setPage({
          history: null,
          reason: reply ? told(reply.reason) : t('Dossier does not answer. Close this and try again in a moment.')
        })
    }
    void read()
    return () => void (isWanted = false)
  }, [key, revision])
  return page
}
