import { useState } from 'react'
import { say } from '#renderer/act.ts'
import { t, told } from '#renderer/words.ts'
import type { Outcome } from '#shared/result.ts'

/** Do one thing at a time, and show in the dialog what kept it from being done. */
export function useWork() {
  const [isAtWork, setAtWork] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function work<T>(request: () => Promise<Outcome<T>>): Promise<boolean> {
    setAtWork(true)
    const reply = await request().catch(() => ({
      kind: 'refused' as const,
      reason: t('Dossier does not answer. Try again in a moment.')
    }))
    setAtWork(false)
    setProblem(reply.kind === 'refused' ? reply.reason : null)
    if (reply.kind === 'unsaved') say(told(reply.reason))
    return reply.kind !== 'refused'
  }

  return { isAtWork, problem, work }
}
