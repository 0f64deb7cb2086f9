import { useEffect } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { remembered } from '#renderer/remembered.ts'
import { show, useView } from '#renderer/view-state.ts'

const KEY = 'last source'

/**
 * The source to read: the one in the address, else the one read last, else the first there is.
 *
 * Null where there is none; undefined until that is known. One that is asked for is taken to be there until it turns out
 * not to be, so that what stands beside it stays as it is.
 */
export function useOpenSource(): string | null | undefined {
  const { sourceId } = useView()
  const last = remembered.read(KEY) ?? ''
  const source = useAnswer({ kind: 'source', sourceId: sourceId ?? last })
  const library = useAnswer({ kind: 'source-list', text: '', sort: 'added', from: 0 })
  const first = library?.rows[0]?.source.id ?? null
  const wanted = source === undefined || library === undefined ? undefined : (source?.id ?? first)

  useEffect(() => {
    if (wanted === undefined || wanted === sourceId) return
    // A source that was removed takes its excerpt and passage with it.
    show({ sourceId: wanted, excerptId: null, at: null })
  }, [wanted, sourceId])
  useEffect(() => {
    if (wanted) remembered.write(KEY, wanted)
  }, [wanted])
  return shownMeanwhile(wanted, sourceId)
}

function shownMeanwhile(wanted: string | null | undefined, sourceId: string | null): string | null | undefined {
  return wanted === undefined ? (sourceId ?? undefined) : wanted
}
