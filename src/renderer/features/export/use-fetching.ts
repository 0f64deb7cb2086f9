import { useEffect, useRef, useState } from 'react'
import { dossier } from '#renderer/bridge.ts'
import { t, told } from '#renderer/words.ts'
import type { ExportRequest } from '#shared/export/export.ts'
import { refuse, type Result } from '#shared/result.ts'
import type { WholeFile } from './download.ts'
import { fetchFile } from './fetch-file.ts'

/** Fetches what is exported, until the dialog is closed. `part` is how much of a long file is there. */
export function useFetching() {
  const [isAtWork, setAtWork] = useState(false)
  const [part, setPart] = useState<number | null>(null)
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])

  async function fetch(request: ExportRequest): Promise<Result<WholeFile> | null> {
    setAtWork(true)
    const { signal } = (stop.current = new AbortController())
    try {
      const file = await fetchFile(dossier, request, { onPart: part => setPart(wholePercent(part)), signal })
      // Whoever has closed the dialog may have opened another meanwhile.
      if (signal.aborted) return null
      return file?.kind === 'refused' ? refuse(told(file.reason)) : file
    } catch {
      return signal.aborted ? null : refuse(t('Dossier does not answer. Try again in a moment.'))
    } finally {
      setAtWork(false)
      setPart(null)
    }
  }

  return { isAtWork, part, fetch }
}

/** What shows the same is not drawn again. */
function wholePercent(part: number): number {
  return Math.floor(part * 100) / 100
}
