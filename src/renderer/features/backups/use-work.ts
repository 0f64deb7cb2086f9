import { useState } from 'react'
import { say } from '#renderer/act.ts'
import type { Outcome } from '#shared/result.ts'

const NO_ANSWER = 'Dossier does not answer. Try again in a moment.'

/** Do one thing at a time, and show in the dialog what kept it from being done. */
export function useWork() {
  const [isAtWork, setAtWork] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function work<T>(request: () => Promise<Outcome<T>>): Promise<boolean> {
    setAtWork(true)
    const reply = await request().catch(() => ({ kind: 'refused' as const, reason: NO_ANSWER }))
    setAtWork(false)
    setProblem(reply.kind === 'refused' ? reply.reason : null)
    if (reply.kind === 'unsaved') say(reply.reason)
    return reply.kind !== 'refused'
  }

  return { isAtWork, problem, work }
}
