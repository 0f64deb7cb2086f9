import { useEffect, useState } from 'react'
import { useStatus } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import type { ExportRequest } from '#shared/export/export.ts'

/** What in an export may name people, in a sentence; null where nobody is named or it is not known yet. */
export function useNames(request: ExportRequest): string | null {
  const [names, setNames] = useState<string | null>(null)
  const { revision } = useStatus()
  const key = JSON.stringify(request)
  useEffect(() => {
    let isGone = false
    const show = (sentence: string | null) => !isGone && setNames(sentence)
    void dossier.names(JSON.parse(key) as ExportRequest).then(
      reply => show(reply.kind === 'done' ? reply.value : null),
      () => show(null)
    )
    return () => {
      isGone = true
    }
  }, [key, revision])
  return names
}
