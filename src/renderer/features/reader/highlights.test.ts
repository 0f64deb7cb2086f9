import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { colours } from '#shared/model/tag.ts'

const css = readFileSync(new URL('highlights.css', import.meta.url), 'utf8')
const forced = css.slice(css.indexOf('@media (forced-colors: active)'))
const rules = [...forced.matchAll(/((?:\s*\[data-reader\][^,{]*,?)+)\{([^}]*)\}/g)].map(
  ([, selectors = '', body = '']) => ({
    names: [...selectors.matchAll(/\[data-scale\]::highlight\(([\w-]+)\)/g)].map(([, name]) => name),
    body
  })
)

describe('what is painted in forced colours (U)', () => {
  it('[U91] keeps to the colours of the sheet on the pages of a PDF, over which a light colour cannot be seen', () => {
    const names = ['none', ...colours].flatMap(colour => [`excerpt-${colour}`, `excerpt-current-${colour}`])
    const all = [...names, 'excerpt-overlap', 'reader-flash', 'reader-selection']
    const others = all.filter(name => {
      const body = rules.find(one => one.names.includes(name))?.body ?? ''
      return !body.includes('var(--sheet-ink)') || /Canvas|Highlight|accent/.test(body)
    })
    expect(others).toEqual([])
  })
})
