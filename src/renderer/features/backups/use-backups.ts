import { useEffect, useState } from 'react'
import { useStatus } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import { t } from '#renderer/words.ts'
import type { Backups, Difference } from '#shared/contract/backups.ts'
import type { Result } from '#shared/result.ts'

/** The backups there are, and how to look again; `undefined` until they are known. */
export function useBackups() {
  const [backups, setBackups] = useState<Result<Backups>>()
  const [times, setTimes] = useState(0)
  useEffect(() => followReply(dossier.backups(), setBackups), [times])
  return { backups, lookAgain: () => setTimes(times + 1) }
}

/** What restoring a backup would do to the notebook as it is now; `undefined` until that is known. */
export function useDifference(id: string | null): Result<Difference> | undefined {
  const { revision } = useStatus()
  const key = `${id} ${revision}`
  const [found, setFound] = useState<{ readonly key: string; readonly difference: Result<Difference> }>()
  useEffect(() => {
    if (id === null) return
    return followReply(dossier.compare({ id }), difference => setFound({ key: `${id} ${revision}`, difference }))
  }, [id, revision])
  return found?.key === key ? found.difference : undefined
}

function noAnswer() {
  return { kind: 'refused', reason: t('Dossier does not answer. Try again in a moment.') } as const
}

/** Hand over a reply, unless another one is waited for by then. */
function followReply<T>(reply: Promise<Result<T>>, show: (value: Result<T>) => void): () => void {
  let isGone = false
  void reply.catch(noAnswer).then(value => void (isGone || show(value)))
  return () => {
    isGone = true
  }
}
