import { useEffect, useState } from 'react'
import { useStatus } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import { t, told } from '#renderer/words.ts'
import type { Erasable, WhatGoes } from '#shared/erasure.ts'

/** What is known of an erasure before it is done: nothing yet, what goes, or why it cannot be. */
export type Asked = { readonly goes: WhatGoes | null; readonly reason: string | null }

const nothing: Asked = { goes: null, reason: null }
/** A name is typed, and the whole history is read for each. */
const PAUSE_MS = 350

/** Ask what erasing something takes, and again whenever the notebook changes. */
export function useErasure(what: Erasable | null): Asked {
  const { revision } = useStatus()
  const [asked, setAsked] = useState<Asked & { readonly key: string }>({ ...nothing, key: '' })
  const key = what === null ? '' : `${revision} ${JSON.stringify(what)}`
  useEffect(() => {
    let isWanted = true
    async function ask(): Promise<void> {
      const reply = await dossier.erasable(JSON.parse(key.slice(key.indexOf(' ') + 1)) as Erasable).catch(() => null)
      if (!isWanted) return
      if (reply?.kind === 'done') setAsked({ goes: reply.value, reason: null, key })
      else
        setAsked({
          goes: null,
          reason: reply ? told(reply.reason) : t('Dossier does not answer. Close this and try again in a moment.'),
          key
        })
    }
    const timer = setTimeout(() => void (key !== '' && ask()), PAUSE_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [key])
  return asked.key === key ? asked : nothing
}
