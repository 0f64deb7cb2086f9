import type { Hit } from '#shared/search.ts'
import { openSearch, type Search } from '#main/search/index.ts'
import { Misuse, type CliCommand } from './command.ts'
import { must, salvageOption, withNotebook } from './notebook.ts'
import { hitRow, shortened } from './rows.ts'

const USUAL_MOST = 1000

/** Find words in a notebook. */
export const searchCommand: CliCommand = {
  operands: 'NOTEBOOK QUERY',
  least: 2,
  most: 2,
  summary: 'Find words and "phrases" in source texts, excerpts and notes.',
  options: { limit: { value: 'N', help: `The most hits to print (else ${USUAL_MOST}).` }, ...salvageOption },
  details: 'All words must occur; accents and case are ignored.',
  async run(call) {
    const words = call.operands[1]?.trim()
    if (!words) throw new Misuse('QUERY is empty: give the words to find.')
    const most = call.given.number('limit', 1, 10_000_000) ?? USUAL_MOST
    return withNotebook(call, { write: false }, async session => {
      const search = openSearch(session)
      try {
        const { hits, total, unread } = await firstHits(search, words, most)
        if (call.isJson) call.terminal.out(JSON.stringify(hits.map(hitRow), null, 2))
        else for (const hit of hits) call.terminal.out(lineOf(hit))
        for (const title of unread) call.terminal.err(`The text of “${title}” cannot be read and was not searched.`)
        if (total > hits.length)
          call.terminal.err(`These are the first ${hits.length} of ${total} hits. See more with --limit.`)
        return 0
      } finally {
        await search.close()
      }
    })
  }
}

async function firstHits(search: Search, words: string, most: number) {
  const hits: Hit[] = []
  for (;;) {
    const { total, unread, hits: page } = must(await search.search({ words, from: hits.length }))
    hits.push(...page)
    if (page.length === 0 || hits.length >= Math.min(total, most)) return { hits: hits.slice(0, most), total, unread }
  }
}

function lineOf({ in: where, sourceTitle, before, text, after }: Hit): string {
  return `${sourceTitle} (${where}): ${shortened(`…${before}[${text}]${after}…`, 260)}`
}
