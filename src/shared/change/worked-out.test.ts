import { describe, expect, it } from 'vitest'
import type { Notebook } from '#shared/model/notebook.ts'
import type { Tag } from '#shared/model/tag.ts'
import { apply, reverse, type Change } from './change.ts'
import { notebookOf } from './draft.ts'
import type { Steps } from './steps.ts'
import { workedOut } from './worked-out.ts'

const blank = { colour: null, key: null, definition: '', counts: '', doesNotCount: '', example: '', note: '' }
const tag = (id: string, name: string): Tag => ({ id, name, parentId: null, order: 0, ...blank })
const put = (before: Tag | null, after: Tag): Change => [{ table: 'tags', id: after.id, before, after }]

function* sizeInSteps(notebook: Notebook): Steps<number> {
  yield
  return notebook.tags.size
}

/** The names of the tags, and how often they were gathered. */
function open({ room = 1, carries = false } = {}) {
  const notebook = notebookOf(draft => draft.put('tags', tag('t1', 'Coups')))
  let times = 0
  const names = workedOut({
    reads: ['tags'],
    room,
    *work(from, suffix: string): Steps<string[]> {
      times += 1
      yield
      return Array.from(from.tags.values(), ({ name }) => name + suffix)
    },
    ...(carries && {
      follows: 'tags' as const,
      carry: (value: string[], before: Tag | null, after: Tag | null) => {
        if (before) value.splice(value.indexOf(before.name), 1)
        if (after) value.push(after.name)
      }
    })
  })
  const inSteps = (suffix = '') => names.inSteps(notebook, suffix)
  return { notebook, names: (suffix = '') => names(notebook, suffix), inSteps, times: () => times }
}

describe('what is worked out of a notebook (C)', () => {
  it('[C5] is worked out once for each input, while nothing changes', () => {
    const { names, times } = open({ room: 2 })
    expect([names(), names('!'), names(), names('!')]).toEqual([['Coups'], ['Coups!'], ['Coups'], ['Coups!']])
    expect(times()).toBe(2)
  })

  it('[C5] is worked out a step at a time for who waits, and then known to all', () => {
    const { names, inSteps, times } = open()
    const steps = inSteps()
    expect(steps.next().done).toBe(false)
    expect(steps.next()).toEqual({ done: true, value: ['Coups'] })
    expect([names(), inSteps().next().value, times()]).toEqual([['Coups'], ['Coups'], 1])
  })

  it('[C5] is worked out again where the notebook changed between the steps', () => {
    const { notebook, names, inSteps } = open()
    const steps = inSteps()
    steps.next()
    apply(notebook, put(tag('t1', 'Coups'), tag('t1', 'Bias')))
    steps.next()
    apply(notebook, put(null, tag('t2', 'Coups')))
    expect(names()).toEqual(['Bias', 'Coups'])
  })

  it('[C5] is worked out again after a change to a table it is read from', () => {
    const { notebook, names, times } = open()
    names()
    apply(notebook, [{ table: 'about', id: 'x', before: null, after: null }])
    names()
    expect(times()).toBe(1)
    apply(notebook, put(tag('t1', 'Coups'), tag('t1', 'Bias')))
    expect([names(), times()]).toEqual([['Bias'], 2])
  })

  it('[C5] is carried over changes where it can be, and undone as they are', () => {
    const { notebook, names, times } = open({ carries: true })
    names()
    const change = put(null, tag('t2', 'Bias'))
    apply(notebook, change)
    apply(notebook, put(tag('t1', 'Coups'), tag('t1', 'Courts')))
    expect(names()).toEqual(['Bias', 'Courts'])
    apply(notebook, reverse(change))
    expect([names(), times()]).toEqual([['Courts'], 1])
  })

  it('[C5] is carried over from the records that lie in the notebook, of which a recalled change has copies', () => {
    const notebook = notebookOf(draft => draft.put('tags', tag('t1', 'Coups')))
    const tags = workedOut({
      reads: ['tags'],
      room: 1,
      *work(from): Steps<Set<Tag>> {
        yield
        return new Set(from.tags.values())
      },
      follows: 'tags',
      carry: (value, before) => void (before && value.delete(before))
    })
    expect(tags(notebook, null).size).toBe(1)
    apply(notebook, [
      { table: 'tags', id: 't1', before: structuredClone(notebook.tags.get('t1') ?? null), after: null }
    ])
    expect(tags(notebook, null).size).toBe(0)
  })

  it('[C5] is worked out again when too much happened since', () => {
    const { notebook, names, times } = open({ carries: true })
    names()
    for (let i = 0; i < 100; i++) apply(notebook, put(null, tag(`more${i}`, `More ${i}`)))
    expect([names().length, times()]).toEqual([101, 2])
  })

  it('[C5] is told apart from one notebook to the next', () => {
    const names = workedOut({ reads: ['tags'], room: 1, work: sizeInSteps })
    expect([
      names(open().notebook, null),
      names(
        notebookOf(() => {}),
        null
      )
    ]).toEqual([1, 0])
  })
})
