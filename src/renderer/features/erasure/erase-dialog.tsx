import { useState } from 'react'
import { say } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { currentView, show } from '#renderer/view-state.ts'
import { t, told } from '#renderer/words.ts'
import type { Erasable } from '#shared/erasure.ts'
import { ofSource, useCandidates, type Candidate } from './candidates.ts'
import styles from './erase-dialog.module.css'
import { textFor, type Typed } from './typed.ts'
import { useErasure } from './use-erasure.ts'
import { Problem, WhatGoesList } from './what-goes-list.tsx'

export type EraseDialogProps = {
  /** The source that is offered first; null for what is nearest at hand. */
  readonly source: { readonly id: string; readonly title: string } | null
  readonly onClose: () => void
}

/** Says what erasing something takes and what cannot be promised, and erases it once that was confirmed. */
export function EraseDialog({ source, onClose }: EraseDialogProps) {
  const { candidates, chosen, what, name, choose, fix, setName } = useChoice(source)
  const { isAtWork, problem, erase } = useErasing(onClose)
  const { goes, reason } = useErasure(isAtWork ? null : what)
  const [typed, setTyped] = useTyped(what)
  fix(goes !== null)
  // What must be typed, since nothing brings it back.
  const word = t('ERASE')
  const canErase = goes !== null && typed.trim() === word
  const eraseIt = () => void (canErase && what && erase(what))

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('Erase for good')}
      isDismissable={false}
      footer={
        <>
          <Button onPress={onClose}>{isAtWork ? t('Close') : t('Cancel')}</Button>
          <Button kind="danger" isDisabled={!canErase} onPress={eraseIt}>
            {isAtWork ? t('Erasing…') : t('Erase for good')}
          </Button>
        </>
      }
    >
      <div className={styles.choice}>
        <Select label={t('What')} value={chosen.id} options={candidates} onChange={choose} isDisabled={isAtWork} />
        {chosen.what === null && <NameField name={name} onChange={setName} />}
      </div>
      {what && !isAtWork && <WhatGoesList what={what} goes={goes} reason={reason} />}
      {problem !== null && <Problem reason={problem} />}
      {goes && <WordField word={word} typed={typed} onChange={setTyped} onSubmit={eraseIt} />}
    </Dialog>
  )
}

type WordFieldProps = {
  readonly word: string
  readonly typed: string
  readonly onChange: (text: string) => void
  readonly onSubmit: () => void
}

function WordField({ word, typed, onChange, onSubmit }: WordFieldProps) {
  const label = t('Type {word} to go on', { word })
  return <TextField label={label} value={typed} onChange={onChange} maxLength={20} onSubmit={onSubmit} />
}

function NameField({ name, onChange }: { readonly name: string; readonly onChange: (name: string) => void }) {
  return (
    <TextField label={t('Name, exactly as it is written')} value={name} onChange={onChange} maxLength={500} autoFocus />
  )
}

/** What is chosen to be erased; null while its name is still to be typed. */
function useChoice(source: EraseDialogProps['source']) {
  const found = useCandidates()
  const [id, setId] = useState<string | null>(null)
  const [name, setName] = useState('')
  const candidates = source ? [ofSource(source), ...found.filter(one => one.id !== 'source')] : found
  const chosen = candidates.find(one => one.id === id) ?? candidates[0] ?? nothing
  // What was shown to go is what stays chosen, whatever is nearer by then.
  const fix = (isShown: boolean) => void (isShown && id === null && setId(chosen.id))
  return { candidates, chosen, what: whatOf(chosen, name.trim()), name, choose: setId, fix, setName }
}

/** What was typed to confirm; nothing once it would confirm something else. */
function useTyped(what: Erasable | null) {
  const [typed, setTyped] = useState<Typed>({ what: null, text: '' })
  return [textFor(typed, what), (text: string) => setTyped({ what, text })] as const
}

const nothing: Candidate = { id: '', name: '', what: null }

function whatOf({ id, what }: Candidate, name: string): Erasable | null {
  if (what !== null || name === '') return what
  return { kind: id === 'any speaker' ? 'speaker' : 'person', name }
}

/** Erase, and say what came of it. */
function useErasing(onClose: () => void) {
  const [isAtWork, setAtWork] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function erase(what: Erasable): Promise<void> {
    setAtWork(true)
    setProblem(null)
    const outcome = await dossier.erase(what).catch(() => null)
    setAtWork(false)
    if (outcome?.kind !== 'done')
      return setProblem(
        outcome ? told(outcome.reason) : t('Dossier did not answer. Look whether it is erased before you try again.')
      )
    if (what.kind === 'source' && currentView().sourceId === what.sourceId)
      show({ sourceId: null, excerptId: null, at: null })
    onClose()
    say(erasedInWords(what))
  }

  return { isAtWork, problem, erase }
}

function erasedInWords({ kind }: Erasable): string {
  if (kind === 'source') return t('The source is erased for good.')
  return kind === 'note' ? t('The note is erased for good.') : t('The name is erased for good.')
}
