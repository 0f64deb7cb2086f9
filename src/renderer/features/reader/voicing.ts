import { act, say } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { voiceAfter, voiceInWords } from './kernel/voice.ts'
import { mark, type Subject } from './tagging.ts'

let before: Promise<unknown> = Promise.resolve()

/** Mark the selection where there is one, and give the excerpt the voice after the one it has. */
export async function sayNextVoice(subject: Subject | null): Promise<string | null> {
  const excerptId = await mark(subject)
  if (!excerptId) return null
  // Each press goes on from the one before, however fast they come.
  const turn = before.then(() => goOn(excerptId))
  before = turn
  await turn
  return excerptId
}

async function goOn(excerptId: string): Promise<void> {
  const reply = await dossier.ask({ kind: 'excerpt', excerptId }).catch(() => null)
  const excerpt = reply?.kind === 'done' ? reply.value.value : null
  if (!excerpt) return
  const voice = voiceAfter(excerpt.voice)
  const outcome = await act({ kind: 'attribute-excerpt', excerptId, voice })
  if (outcome !== undefined) say(voiceInWords(voice))
}
