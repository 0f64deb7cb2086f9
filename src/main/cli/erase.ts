import { erasable, erase } from '#main/erasure/erase.ts'
import type { Session } from '#main/session.ts'
import { wordsOfErasure, type Erasable, type NotePlace, type WhatGoes } from '#shared/erasure.ts'
import { agrees } from './backup-question.ts'
import { Failure, Misuse, must, type Call, type CliCommand } from './command.ts'
import { byOption, withNotebook } from './notebook.ts'

/** Erase a source, a note or a name for good. */
export const eraseCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Erase a source, a note or a name for good, from the history and backups too.',
  options: {
    source: { value: 'ID', help: 'This source and its excerpts, also one that was removed.' },
    note: { value: 'ID', help: 'The note on this excerpt, source or tag; “notebook” for that on the notebook.' },
    speaker: { value: 'NAME', help: 'This speaker, from every excerpt, exactly as written.' },
    person: { value: 'NAME', help: 'This person at work, from excerpts, sources and the history, exactly as written.' },
    ...byOption,
    yes: { short: 'y', help: 'Erase without asking first.' }
  },
  details:
    'It is said first what goes and what stays. Erasing cannot be undone, and nothing from before it either.\n' +
    'When a change was made stays, with a sum of what it recorded, so that the history and its seals still verify.\n' +
    'Copies elsewhere, exported files, and what flash memory keeps of overwritten data are not reached.',
  run: call =>
    withNotebook(call, { write: true }, async session => {
      const { given, isJson, terminal } = call
      const what = await whatOf(call, session)
      const goes = must(await erasable(session, what))
      const say = isJson ? terminal.err : terminal.out
      for (const line of linesOf(what, goes)) say(line)
      if (!given.has('yes') && !(await agrees('Erase this for good?', terminal)))
        throw new Failure('Nothing was erased. To erase it, add --yes.')
      const erased = must(await erase(session, what))
      if (isJson) terminal.out(JSON.stringify({ isErased: true, ...erased }))
      else terminal.out('It is erased.')
      return 0
    })
}

const options = ['source', 'note', 'speaker', 'person'] as const

async function whatOf({ given }: Call, session: Session): Promise<Erasable> {
  const [option, ...others] = options.filter(name => given.has(name))
  const value = option && given.text(option)
  if (!option || others.length > 0 || value === undefined)
    throw new Misuse('Name one thing to erase: --source ID, --note ID, --speaker NAME or --person NAME.')
  if (option === 'source') return { kind: 'source', sourceId: value }
  if (option === 'note') return { kind: 'note', on: await placeOf(value, session) }
  return { kind: option, name: value }
}

/** An id alone does not say what kind of record it is; one that was removed is known from the history alone. */
async function placeOf(id: string, session: Session): Promise<NotePlace> {
  if (id === 'notebook') return { kind: 'notebook' }
  for (const kind of ['excerpt', 'source', 'tag'] as const)
    if ((await erasable(session, { kind: 'note', on: { kind, id } })).kind === 'done') return { kind, id }
  throw new Failure('There is no such note in this notebook, nor in its history. Check the id.')
}

function linesOf(what: Erasable, goes: WhatGoes): readonly string[] {
  const words = wordsOfErasure(what, goes)
  return [
    `This goes for good${goes.name === '' ? '' : ` (“${goes.name}”)`}:`,
    ...words.goes.map(line => `  ${line}`),
    'This stays:',
    ...words.stays.map(line => `  ${line}`),
    'This cannot be promised:',
    ...words.notPromised.map(line => `  ${line}`)
  ]
}
