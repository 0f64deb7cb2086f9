import { parseSync } from 'vite'

type Node = { readonly type: string; readonly [part: string]: unknown }

/** Find what a file says, as literals and as templates, whose gaps are `{0}`, `{1}` and so on. */
export function literalsOf(fileName: string, code: string): readonly string[] {
  const found: string[] = []

  function visit(node: Node): void {
    if (SILENT.test(node.type)) return
    const words = wordsOf(node)
    if (words !== null) found.push(words)
    Object.values(node).flat().filter(isNode).forEach(visit)
  }

  const { program, errors } = parseSync(fileName, code)
  if (errors.length > 0) throw new Error(`${fileName} cannot be read: ${errors[0]?.message}`)
  visit(program as unknown as Node)
  return found.map(words => withoutOuterGaps(words.trim()))
}

/** Whether words look like a sentence that somebody is told. */
export function looksTold(words: string): boolean {
  return SENTENCE.test(words) && LETTERS.test(words.replaceAll(/\{\d\}/g, ''))
}

const SILENT = /^(Import|Export(All|Named)Declaration.source|TS(?!AsExpression|SatisfiesExpression|NonNull))/
const SENTENCE = /^[\p{Lu}“{][^]* [^]*([.?:]|[.?:,] \{\d\})$/u
const LETTERS = /\p{L}{2}/u

function wordsOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  if (node.type !== 'TemplateLiteral') return null
  const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]
  return quasis.map(({ value }, at) => (at === 0 ? '' : `{${at - 1}}`) + value.cooked).join('')
}

/** Leave out the sentences before and after, which are told for themselves. */
function withoutOuterGaps(words: string): string {
  const bare = words.replace(/^(\{\d\} ?)+(?=\p{Lu})/u, '').replace(/(?<=[.?])( ?\{\d\})+$/, '')
  const numbers = [...bare.matchAll(/\{(\d)\}/g)].map(([, number]) => number ?? '')
  return bare.replaceAll(/\{(\d)\}/g, (_, number: string) => `{${numbers.indexOf(number)}}`)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}
