import { roman } from '../list-marker.ts'
import { type XmlElement, elementAt, elementsOf, switchAt, valueAt } from './xml.ts'

/** Gives each numbered paragraph, in order, the number that Word would print before it, with the space after it. */
export type Numbering = {
  readonly next: (numId: string, level: number) => string
  /** The level that a paragraph style stands for in a list. */
  readonly levelOfStyle: (numId: string, styleId: string) => number
}

type Level = {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly isLegal: boolean
  /** Goes on counting unless a level up to this one (counted from 1) came between; null for any level above. */
  readonly restart: number | null
  readonly after: string
  readonly style: string
}
type List = {
  readonly id: string
  readonly levels: ReadonlyMap<number, Level>
  readonly starts: ReadonlyMap<number, number>
}
type Counters = Map<number, number>

/** Read `numbering.xml`; `numIdOfStyle` finds the list that a numbering style stands for. */
export function readNumbering(
  root: XmlElement | undefined,
  numIdOfStyle: (styleId: string) => string | undefined
): Numbering {
  const lists = listsIn(root, numIdOfStyle)
  const counted = new Map<string, Counters>()
  const started = new Set<string>()
  return {
    next(numId, at) {
      const list = lists.get(numId)
      const level = list?.levels.get(at)
      if (!list || !level) return ''
      const counters = counted.get(list.id) ?? new Map<number, number>()
      counted.set(list.id, counters)
      const start = started.has(`${numId} ${at}`) ? undefined : list.starts.get(at)
      if (start !== undefined) counters.set(at, start - 1)
      started.add(`${numId} ${at}`)
      count(list, counters, at, level)
      return written(list, counters, level)
    },
    levelOfStyle(numId, styleId) {
      return [...(lists.get(numId)?.levels ?? [])].find(([, { style }]) => style === styleId)?.[0] ?? 0
    }
  }
}

function count(list: List, counters: Counters, at: number, level: Level) {
  counters.set(at, (counters.get(at) ?? level.start - 1) + 1)
  for (const [below, { restart }] of list.levels) {
    if (below > at && (restart === null || at < restart)) counters.delete(below)
  }
}

function written(list: List, counters: Counters, level: Level): string {
  if (level.format === 'none') return ''
  if (level.format === 'bullet')
    return `${/^[\p{Co}o]?$/u.test(level.text.trim()) ? '•' : level.text.trim()}${level.after}`
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const other = list.levels.get(at)
    const format = level.isLegal ? 'decimal' : (other?.format ?? 'decimal')
    return numberAs(format, counters.get(at) ?? other?.start ?? 1)
  })
  return text.trim() === '' ? '' : text + level.after
}

/** Write a number in one of Word's formats; one that is not known stands in digits. */
export function numberAs(format: string, number: number): string {
  return (formats[format] ?? String)(number)
}

const ARABIC_ALPHABET = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي'
const ABJAD = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'

const formats: { readonly [format: string]: (number: number) => string } = {
  decimalZero: number => String(number).padStart(2, '0'),
  lowerRoman: roman,
  upperRoman: number => roman(number).toUpperCase(),
  lowerLetter: number => repeated('abcdefghijklmnopqrstuvwxyz', number),
  upperLetter: number => repeated('ABCDEFGHIJKLMNOPQRSTUVWXYZ', number),
  arabicAlpha: number => repeated(ARABIC_ALPHABET, number),
  arabicAbjad: number => repeated(ABJAD, number),
  chicago: number => repeated('*†‡§', number),
  ordinal: number =>
    number + (/(?:^|[^1])([123])$/.exec(String(number)) ? (['st', 'nd', 'rd'][(number % 10) - 1] ?? 'th') : 'th'),
  none: () => ''
}

/** After the last letter Word doubles them: z, aa, bb. */
function repeated(letters: string, number: number): string {
  if (number < 1) return String(number)
  const letter = letters[(number - 1) % letters.length] ?? ''
  return letter.repeat(Math.min(20, Math.ceil(number / letters.length)))
}

function listsIn(
  root: XmlElement | undefined,
  numIdOfStyle: (styleId: string) => string | undefined
): ReadonlyMap<string, List> {
  const abstracts = new Map(
    elementsOf(root, 'abstractNum').map(one => [one.attributes.get('abstractNumId') ?? '', one])
  )
  const nums = new Map(elementsOf(root, 'num').map(one => [one.attributes.get('numId') ?? '', one]))
  const abstractOf = (num: XmlElement | undefined, hops = 0): XmlElement | undefined => {
    const found = abstracts.get(valueAt(num, 'abstractNumId') ?? '')
    const link = hops < 5 ? valueAt(found, 'numStyleLink') : undefined
    return link === undefined ? found : (abstractOf(nums.get(numIdOfStyle(link) ?? ''), hops + 1) ?? found)
  }
  return new Map([...nums].map(([numId, num]) => [numId, listOf(abstractOf(num), num)]))
}

function listOf(abstract: XmlElement | undefined, num: XmlElement): List {
  const levels = new Map(elementsOf(abstract, 'lvl').map(levelOf))
  const starts = new Map<number, number>()
  for (const override of elementsOf(num, 'lvlOverride')) {
    const at = Number(override.attributes.get('ilvl') ?? 0)
    const start = valueAt(override, 'startOverride')
    const own = elementAt(override, 'lvl')
    if (own) levels.set(at, levelOf(own)[1])
    if (start !== undefined) starts.set(at, Number(start))
  }
  return { id: abstract?.attributes.get('abstractNumId') ?? '', levels, starts }
}

function levelOf(element: XmlElement): readonly [number, Level] {
  const restart = valueAt(element, 'lvlRestart')
  const level = {
    start: Number(valueAt(element, 'start') ?? 0),
    format: valueAt(element, 'numFmt') ?? 'decimal',
    text: valueAt(element, 'lvlText') ?? '',
    isLegal: switchAt(element, 'isLgl') ?? false,
    restart: restart === undefined ? null : Number(restart),
    after: valueAt(element, 'suff') === 'nothing' ? '' : ' ',
    style: valueAt(element, 'pStyle') ?? ''
  }
  return [Number(element.attributes.get('ilvl') ?? 0), level]
}
