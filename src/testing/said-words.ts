import { parseSync } from 'vite'

/** What a file of the window says. */
export type SaidWords = {
  /** The literals it gives to `t()`. */
  readonly keys: readonly string[]
  /** What it gives to `t()` that is no literal, as it is written there. */
  readonly fromTables: readonly string[]
  /** Words that it says in one language only. */
  readonly untranslated: readonly string[]
}

type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [part: string]: unknown }

/** Find what a file of the window says, and what of it is never translated. */
export function saidWords(fileName: string, code: string): SaidWords {
  const said = { keys: [] as string[], fromTables: [] as string[], untranslated: [] as string[] }

  function visit(node: Node, isShown: boolean): void {
    if (SILENT.test(node.type)) return
    if (node.type === 'CallExpression' && TRANSLATING.has(nameOf(node['callee']))) return visitTranslation(node)
    const words = wordsOf(node)
    if (words !== null && (isShown ? LETTERS : PROSE).test(words)) said.untranslated.push(words.trim())
    for (const [part, child] of partsOf(node)) if (!isName(node, part)) visit(child, isShownPart(node, part, isShown))
  }

  function visitTranslation(call: Node): void {
    const [first, ...values] = call['arguments'] as readonly Node[]
    if (nameOf(call['callee']) === 't' && first) for (const one of eitherOf(first)) addKey(one)
    else if (first) visit(first, false)
    for (const value of values) visit(value, true)
  }

  function addKey(node: Node): void {
    const words = wordsOf(node)
    if (words === null) said.fromTables.push(code.slice(node.start, node.end))
    else said.keys.push(words)
  }

  const { program, errors } = parseSync(fileName, code)
  if (errors.length > 0) throw new Error(`${fileName} cannot be read: ${errors[0]?.message}`)
  visit(program as unknown as Node, false)
  return said
}

const TRANSLATING = new Set(['t', 'told'])
const SAYING = new Set(['say', 'setProblem', 'setNotice', 'refuse'])
/** What can be shown by these is shown. */
const SHOWN_ATTRIBUTE =
  /^(label|title|placeholder|hint|what|detail|newDetail|problem|alt|textValue|words|aria-(label|description|roledescription|valuetext))$/
const SHOWN_PROPERTY = /^(label|title|placeholder|hint|detail|newDetail|partName|problem|reason|words)$/

const LETTERS = /\p{L}/u
/** Two words, a word that begins or ends as a sentence does, or one in quotes; names of keys and elements are none. */
const PROSE = /^\p{Lu}?\p{Ll}+(’\p{Ll}+)?[,:;…]? \p{L}|^“|\p{Ll}[.…]$|^\p{Lu}\p{Ll}+( \{|$)/u

/** Imports and types say nothing. */
const SILENT = /^(Import|ExportAll|TS(?!As|Satisfies))/
const CHOOSING = /^(ConditionalExpression|LogicalExpression)$/
/** What is made of words is words; what is compared with them, or found by them, is not. */
const PASSING = /^(JSXExpressionContainer|TemplateLiteral|ParenthesizedExpression|ArrayExpression|TSAsExpression)$/
/** Attributes and properties whose values are names that the program knows something by. */
const NAMING = /^(className|class|id|key|name|kind|placement|type|role|value|view|data-.*|aria-(live|relevant))$/

/** The words of a literal, with gaps where values stand in a template; null for everything else. */
function wordsOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null
  if (node.type === 'JSXText') return String(node['value'])
  if (node.type !== 'TemplateLiteral') return null
  const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]
  return quasis.map(({ value }) => value.cooked).join('{}')
}

/** What an expression comes to in either case. */
function eitherOf(node: Node): readonly Node[] {
  if (node.type !== 'ConditionalExpression') return [node]
  return [node['consequent'] as Node, node['alternate'] as Node].flatMap(eitherOf)
}

/** Whether a part of something is what it is called in the program, or is compared with. */
function isName(node: Node, part: string): boolean {
  if (node.type === 'BinaryExpression') return node['operator'] !== '+'
  if (node.type === 'SwitchCase') return part === 'test'
  if (node.type === 'Property') return part === 'key' || isNaming(node['key'], node['value'])
  if (node.type === 'JSXAttribute') return part === 'name' || isNaming(node['name'], node['value'])
  return node.type === 'MemberExpression' && part === 'property'
}

/** `kind: 'change passphrase'` names something, `name: 'Plain text'` says what it is called. */
function isNaming(name: unknown, value: unknown): boolean {
  const words = value === null ? null : wordsOf(value as Node)
  return NAMING.test(nameOf(name)) && (words === null || !/^\p{Lu}/u.test(words)) && isPlain(value)
}

function isPlain(value: unknown): boolean {
  return /^(Literal|TemplateLiteral)$/.test((value as Node | null)?.type ?? '')
}

function isShownPart(node: Node, part: string, isShown: boolean): boolean {
  const shows = showing[node.type]
  if (shows) return shows(node, part)
  if (!CHOOSING.test(node.type)) return isShown && PASSING.test(node.type)
  return isShown && part !== 'test' && !(part === 'left' && node['operator'] === '&&')
}

const hasShownChildren = (_: Node, part: string) => part === 'children'
const showing: Readonly<Record<string, (node: Node, part: string) => boolean>> = {
  JSXAttribute: node => SHOWN_ATTRIBUTE.test(nameOf(node['name'])),
  JSXElement: hasShownChildren,
  JSXFragment: hasShownChildren,
  Property: node => SHOWN_PROPERTY.test(nameOf(node['key'])),
  CallExpression: (node, part) => part === 'arguments' && SAYING.has(nameOf(node['callee']))
}

function nameOf(node: unknown): string {
  const { name, value, property } = node as {
    readonly name?: unknown
    readonly value?: unknown
    readonly property?: unknown
  }
  if (property) return nameOf(property)
  return typeof name === 'string' ? name : typeof value === 'string' ? value : ''
}

function partsOf(node: Node): readonly (readonly [string, Node])[] {
  return Object.entries(node).flatMap(([part, child]) =>
    (Array.isArray(child) ? child : [child]).filter(isNode).map(one => [part, one] as const)
  )
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}
