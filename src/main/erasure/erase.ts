import type { Erasable, WhatGoes } from '#shared/erasure.ts'
import { done, refuse, type Outcome, type Result } from '#shared/result.ts'
import type { Session } from '#main/session.ts'
import { erasureWork } from './erasure-work.ts'
import { intend } from './intention.ts'
import type { Plan } from './plan.ts'
import { isNamed, stepsOf } from './subject.ts'

/** Somebody may be typing meanwhile. */
const ATTEMPTS = 3

const labels: Readonly<Record<Erasable['kind'], string>> = {
  source: 'erase source',
  note: 'erase note',
  speaker: 'erase speaker',
  person: 'erase name'
}

/** Tell what erasing something takes, what stays of it, and what cannot be reached; nothing is changed. */
export async function erasable(session: Session, what: Erasable): Promise<Result<WhatGoes>> {
  const planned = await planOf(session, what)
  return planned.kind === 'done' ? done(planned.value.goes) : planned
}

/**
 * Erase something from a notebook for good: from what it holds, its history, originals, texts and backups. Done when
 * nothing of it is left in the folder; the value says what went. It cannot be undone.
 */
export async function erase(session: Session, what: Erasable): Promise<Outcome<WhatGoes>> {
  if (session.readOnly !== null) return refuse(session.readOnly)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const planned = await planOf(session, what)
    if (planned.kind === 'refused') return planned
    const made = await makeOf(session, what, planned.value)
    if (made.kind === 'unsaved') return { ...made, reason: `${made.reason} ${GOES_ON}` }
    if (made.kind === 'refused') return made
    if (made.value) return done(planned.value.goes)
  }
  return refuse('Nothing was erased: the notebook kept changing meanwhile. Try again in a moment.')
}

const GOES_ON =
  'Until it says saved, nothing counts as erased; it goes on by itself, also after closing and opening again.'

/** From what is on disk, so all must be there first. */
async function planOf(session: Session, what: Erasable): Promise<Result<Plan>> {
  const saved = await session.save()
  if (saved.kind !== 'done') return refuse(`Nothing was erased. ${saved.reason}`)
  return erasureWork(session.disk, session.path, { kind: 'plan', of: what })
}

function makeOf(session: Session, what: Erasable, plan: Plan): Promise<Outcome<boolean>> {
  const { revision, intention } = plan
  const { notebook } = session
  const steps = stepsOf(intention.subject, notebook)
  const touched = new Set(steps.map(({ table, id }) => `${table}/${id}`))
  const restated = plan.restated
    .filter(({ table, id }) => !touched.has(`${table}/${id}`))
    .map(({ table, id }) => ({ table, id, record: notebook[table].get(id) ?? null }))
    .map(({ table, id, record }) => ({ table, id, before: record, after: record }))
  return session.make({
    ...{ revision, command: 'erase', label: labels[what.kind], change: [...steps, ...restated] },
    erasing: {
      isOwnName: by => what.kind === 'person' && isNamed(by, what.name),
      intend: () => intend(session.disk, session.path, { ...intention, revision: revision + 1 })
    }
  })
}
