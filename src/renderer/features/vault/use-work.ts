import { useEffect, useRef, useState } from 'react'
import { dossier } from '#renderer/bridge.ts'
import { t, told } from '#renderer/words.ts'
import type { Outcome } from '#shared/result.ts'

/** Do one thing at a time that takes a while, and say what kept it from being done. */
export function useWork() {
  const [isAtWork, setAtWork] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const number = useRef(0)
  useEffect(() => () => void (number.current = -1), [])

  /** The value, once it is done; nothing where it was refused or given up. */
  async function work<T>(request: () => Promise<Outcome<T>>): Promise<{ readonly value: T } | null> {
    number.current += 1
    const own = number.current
    setAtWork(true)
    setProblem(null)
    const reply = await request().catch(() => ({
      kind: 'refused' as const,
      reason: t('Dossier does not answer. Look whether it was done before you try again.')
    }))
    // What was done is told even where its dialog was closed meanwhile.
    if (own === number.current) {
      setAtWork(false)
      setProblem(reply.kind === 'done' ? null : told(reply.reason))
    }
    return reply.kind === 'done' ? { value: reply.value } : null
  }

  function stop(): void {
    number.current += 1
    setAtWork(false)
    void dossier.stop().catch(() => {})
  }

  return { isAtWork, problem, work, stop, say: setProblem }
}
