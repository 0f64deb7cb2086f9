import { useEffect, useState } from 'react'
import { askAhead } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import { currentView, followView, type View } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import { refuse, type Result } from '#shared/result.ts'
import { readText, type ReadText } from './kernel/ground.ts'

/** How many texts are kept, so that going back and forth between sources shows them at once. */
const KEPT = 5
const kept = new Map<string, Result<ReadText>>()
/** Asked for once, however many wait for it. */
const onTheWay = new Map<string, Promise<Result<ReadText>>>()

// Before anything else that shows it is drawn anew, which takes as long as the text is on its way.
followView(() => fetchAhead(currentView()))
fetchAhead(currentView())

/** The text of a source, fetched once; `undefined` while it is on its way. */
export function useSourceText(sourceId: string): Result<ReadText> | undefined {
  const [failed, setFailed] = useState<{ readonly sourceId: string; readonly result: Result<ReadText> } | null>(null)
  const [, setArrived] = useState('')

  useEffect(() => {
    let isGone = false
    if (kept.has(sourceId)) return
    void begin(sourceId).then(result => {
      if (isGone) return
      if (result.kind === 'done') setArrived(sourceId)
      else setFailed({ sourceId, result })
    })
    return () => {
      isGone = true
    }
  }, [sourceId])

  return kept.get(sourceId) ?? (failed?.sourceId === sourceId ? failed.result : undefined)
}

function fetchAhead({ screen, sourceId }: View): void {
  if (screen !== 'read' || sourceId === null) return
  if (!kept.has(sourceId)) void begin(sourceId)
  askAhead({ kind: 'source', sourceId })
  askAhead({ kind: 'painted', sourceId })
}

function begin(sourceId: string): Promise<Result<ReadText>> {
  const begun = onTheWay.get(sourceId) ?? fetchText(sourceId).finally(() => onTheWay.delete(sourceId))
  onTheWay.set(sourceId, begun)
  return begun
}

async function fetchText(sourceId: string): Promise<Result<ReadText>> {
  const reply = await dossier
    .text({ sourceId })
    .catch(() => refuse(t('Dossier does not answer. Try again in a moment.')))
  if (reply.kind !== 'done') return reply
  const result = { kind: 'done', value: readText(reply.value) } as const
  keep(sourceId, result)
  return result
}

function keep(sourceId: string, result: Result<ReadText>): void {
  kept.set(sourceId, result)
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest)
}
