import type { Range } from '#shared/model/source-text.ts'
import { keepsLines } from './lines.ts'

type Granularity = 'grapheme' | 'word' | 'sentence'

/** Cuts a text as readers of its language would; what is no language is cut as any text. */
export function segmenterFor(language: string, granularity: Granularity): Intl.Segmenter {
  const key = `${granularity} ${language}`
  const known = segmenters.get(key)
  if (known) return known
  const made = newSegmenter(language, granularity)
  segmenters.set(key, made)
  return made
}

/** The sentences of a paragraph, without the white space around them: no title or initial ends one. */
export function sentencesOf(text: string, language: string): readonly Range[] {
  const sentences: { start: number; end: number }[] = []
  // To Unicode every line end ends a sentence, to a reader none does that only wraps the line.
  const flowing = keepsLines(text) ? text : text.replaceAll('\n', ' ')
  for (const { segment, index } of segmenterFor(language, 'sentence').segment(flowing)) {
    const start = index + segment.length - segment.trimStart().length
    const end = index + segment.trimEnd().length
    if (start >= end) continue
    const last = sentences.at(-1)
    const isFirst = sentences.length === 1
    if (last && goesOn(text.slice(last.start, last.end), text.slice(start, end), isFirst)) last.end = end
    else sentences.push({ start, end })
  }
  return sentences
}

/** Whether what seems to be a sentence, the first of its paragraph or another, goes on with the next one. */
function goesOn(sentence: string, next: string, isFirst: boolean): boolean {
  if (isFirst && NUMBER.test(sentence)) return true
  const end = sentence.slice(-12)
  return TITLE.test(end) || (INITIAL.test(end) && !BEGINNING.test(next))
}

const segmenters = new Map<string, Intl.Segmenter>()

/** The number or letter of an item of a list, at the beginning of its paragraph. */
const NUMBER = /^\(?(?:\d{1,3}|\p{L})[.)]$/u

/** What stands before a name or a number, with a full stop that ends nothing. */
const TITLE =
  /(?:^|[\s(“"«’'])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|Hon|Rev|MM|Mme|Mlle|Mgr|No|Nos|no|nos|Art|art|arts|para|paras|p|pp|vol|cf|vs|fig|chap)\.$/u

/** One capital, or several with their full stops: “J.” of a name, “U.N.” before a noun, or the end of a sentence. */
const INITIAL = /(?:^|[\s(“"«.-])\p{Lu}\.$/u

/** Words that follow no initial, and so begin a sentence. */
const BEGINNING =
  /^[“"«(]?\s*(?:The|This|That|These|Those|In|On|At|A|An|It|He|She|They|We|But|And|As|If|When|For|Le|La|Les|L’|L'|Il|Elle|Ils|Elles|Un|Une|Des|Ce|Cette|Ces|En|Mais|Et|Dans|Pour|On)(?![\p{L}\p{N}])/u

function newSegmenter(language: string, granularity: Granularity): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || undefined, { granularity })
  } catch {
    return new Intl.Segmenter(undefined, { granularity })
  }
}
