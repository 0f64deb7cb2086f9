import { describe, expect, it } from 'vitest'
import type { Topic } from '#shared/change/change.ts'
import type { Api, Changed } from '#shared/contract.ts'
import { done, refuse } from '#shared/result.ts'
import { keepAnswers } from './answer-cache.ts'

const excerptsOfMali = { kind: 'excerpts-of', sourceId: 'mali' } as const
const turn = () => new Promise(resolve => setTimeout(resolve))

/** A main process whose replies and notices come when the test says so. */
function open() {
  const asked: ((reply: unknown) => void)[] = []
  let hear: (changed: Changed) => void = () => {}
  const api = {
    ask: () => new Promise(resolve => asked.push(resolve)),
    on: { changed: (listener: typeof hear) => (hear = listener) }
  }
  const answers = keepAnswers(api as unknown as Api)
  return {
    answers,
    asked,
    look: () => answers.follow(excerptsOfMali, () => {}),
    shown: () => answers.read(excerptsOfMali),
    reply: (revision: number, value: string) => {
      asked.at(-1)?.(done({ revision, reads: ['excerptsOfSource/mali'], value }))
      return turn()
    },
    refuse: (reason: string) => {
      asked.at(-1)?.(refuse(reason))
      return turn()
    },
    change: (revision: number, ...touched: readonly Topic[]) => hear({ revision, touched } as unknown as Changed)
  }
}

describe('answers on screen (W)', () => {
  it('[W1] are asked for ahead, once, and are there when somebody looks; what could not be had is asked again', async () => {
    const { answers, look, reply, refuse: turnDown, asked, shown } = open()
    answers.askAhead(excerptsOfMali)
    await turnDown('No notebook is open.')
    expect(shown()).toBeUndefined()
    answers.askAhead(excerptsOfMali)
    answers.askAhead(excerptsOfMali)
    expect(asked).toHaveLength(2)
    await reply(1, 'one')
    answers.askAhead(excerptsOfMali)
    look()
    expect([shown(), asked.length]).toEqual(['one', 2])
  })

  it('[W1] are asked for once, however many look', async () => {
    const { look, reply, asked, shown } = open()
    look()
    look()
    await reply(0, 'none')
    expect([asked.length, shown()]).toEqual([1, 'none'])
  })

  it('[W2] are asked for again only when touched', async () => {
    const { look, reply, change, asked, shown } = open()
    look()
    await reply(0, 'none')
    change(1, 'excerptsOfSource/niger')
    expect(asked).toHaveLength(1)
    change(2, 'excerptsOfSource/mali')
    await reply(2, 'one')
    expect([asked.length, shown()]).toEqual([2, 'one'])
  })

  it('[W3] never come from a reply that a change has overtaken', async () => {
    const { look, reply, change, shown } = open()
    look()
    change(1, 'excerptsOfSource/mali')
    await reply(0, 'none')
    expect(shown()).toBeUndefined()
    await reply(1, 'one')
    expect(shown()).toBe('one')
  })

  it('[W4] are asked for again after a lost notice', async () => {
    const { look, reply, change, asked } = open()
    look()
    await reply(0, 'none')
    change(2, 'tags')
    expect(asked).toHaveLength(2)
  })

  it('[W4] are asked for again when just one notice was lost, and only its revision is known', async () => {
    const { look, reply, change, asked, shown } = open()
    look()
    await reply(5, 'none')
    change(5, 'excerptsOfSource/mali')
    await reply(5, 'none')
    const before = asked.length
    change(6)
    await reply(6, 'one')
    expect([asked.length - before, shown()]).toEqual([1, 'one'])
  })

  it('[W4] are not asked for again when only the saving went on', async () => {
    const { look, reply, change, asked } = open()
    look()
    await reply(1, 'none')
    change(1, 'tags')
    change(1)
    change(1)
    expect(asked).toHaveLength(1)
  })

  it('[W5] are kept for a while when nobody looks, and asked for again when they went stale', async () => {
    const { look, reply, change, asked, shown } = open()
    const leave = look()
    await reply(0, 'none')
    leave()
    look()()
    expect([asked.length, shown()]).toEqual([1, 'none'])
    change(1, 'excerptsOfSource/mali')
    expect(asked).toHaveLength(1)
    look()
    expect(asked).toHaveLength(2)
  })

  it('[W5] are not kept without end', async () => {
    const { answers, asked } = open()
    for (let at = 0; at < 200; at++) {
      const query = { kind: 'source', sourceId: `s${at}` } as const
      const leave = answers.follow(query, () => {})
      asked.at(-1)?.(done({ revision: 0, reads: [], value: at }))
      await turn()
      leave()
    }
    expect(answers.read({ kind: 'source', sourceId: 's0' })).toBeUndefined()
    expect(answers.read({ kind: 'source', sourceId: 's199' })).toBe(199)
  })

  it('[W6] of another notebook are forgotten, also those still on their way', async () => {
    const { answers, look, reply, asked, shown } = open()
    look()
    const [late] = asked
    answers.forget({ isSameNotebook: false })
    late?.(done({ revision: 9, reads: [], value: 'of the one before' }))
    await turn()
    expect(shown()).toBeUndefined()
    await reply(1, 'of this one')
    expect(shown()).toBe('of this one')
  })

  it('[W6] of the same notebook stay in sight while they are asked for again', async () => {
    const { answers, look, reply, shown } = open()
    look()
    await reply(3, 'before')
    answers.forget({ isSameNotebook: true })
    expect(shown()).toBe('before')
    await reply(4, 'after')
    expect(shown()).toBe('after')
  })

  it('[W7] that cannot be had say why, and are asked for again by whoever looks next', async () => {
    const { look, refuse: refuseIt, reply, shown } = open()
    const leave = look()
    await refuseIt('No notebook is open.')
    expect(shown).toThrow('No notebook is open.')
    leave()
    look()
    await reply(0, 'none')
    expect(shown()).toBe('none')
  })
})
