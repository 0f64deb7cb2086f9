import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { desktop } from '#shared/words/french/desktop.ts'
import { frenchSentences, french, parts, sentenceParts } from '#shared/words/french/index.ts'
import { languageFor } from '#shared/words/languages.ts'
import { saidWords, type SaidWords } from '../testing/said-words.ts'
import { shortcutGroups, shortcuts } from './shortcuts/table.ts'

/** Names, which are the same in every language, and words that only the program reads. */
const untold: Readonly<Record<string, readonly string[]>> = {
  'app/open-notebook.tsx': ['Dossier'],
  'app/use-open-source.ts': ['last source'],
  'features/export/export-dialog.tsx': ['Markdown'],
  'features/export/last-choice.ts': ['last export'],
  'features/library/encodings.ts': ['Shift JIS'],
  'features/library/import-dialog.tsx': ['not ready'],
  'features/library/source-words.ts': ['Markdown'],
  'features/library/use-arrivals.ts': ['Files'],
  'features/reader/find/find-bar.tsx': ['Éa', 'ab'],
  // A citation is written for whoever reads the work, as exports are.
  'features/reader/kernel/citation-line.ts': ['“{}”', '“{}” ({})'],
  'features/reader/original/clean-page.ts': [
    'a abbr …',
    'abbr …',
    'details …',
    'mark …',
    'th …',
    'applet …',
    'option …',
    'nowrap …'
  ],
  'features/reader/source-heading.tsx': ['SHA-256'],
  'features/settings/settings-dialog.tsx': ['English', 'Français'],
  'features/vault/use-secret.ts': ['recovery key'],
  'features/welcome/welcome.tsx': ['Dossier'],
  'frame/dismissed-syncing.ts': ['dismissed synchronised folders'],
  'frame/focus-pane.ts': ['input, …'],
  'frame/name-bar.tsx': ['asked for the name'],
  'key-changes.ts': ['Escape', 'Tab'],
  'keys.ts': ['Alt', 'Ctrl', 'Mod', 'Shift', 'Space'],
  'reading-look.ts': ['reading look'],
  // Shown where they are followed, by told().
  'shortcuts/table.ts': ['…'],
  'ui/markdown-editor-field.ts': ['Escape'],
  'ui/safe-html-policy.ts': ['Only a worker that came with the window may run.'],
  'web-api.ts': ['Bearer {}', 'Dossier answered {} to {}.', 'could not save'],
  'web-door.ts': ['dossier reload code'],
  'web-notices.ts': ['Bearer {}', 'Dossier answered {}.']
}

/** What is given to `t()` from a table, and what stands in that table. */
const fromTables: Readonly<Record<string, readonly string[]>> = {
  'features/help/help-dialog.tsx name': shortcutGroups,
  'features/help/help-dialog.tsx shortcut.label': shortcuts.map(({ label }) => label),
  'features/help/key-line.tsx clash.label': [],
  'features/help/key-line.tsx keeper.label': [],
  'features/help/key-line.tsx shortcut.label': [],
  'features/palette/palette-list.tsx group': [],
  'features/palette/palette-list.tsx label': []
}

const here = import.meta.dirname
const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map(path => path.replaceAll('\\', '/'))
  .map(path => ({ path, ...saidWords(path, readFileSync(`${here}/${path}`, 'utf8')) }))
const said = new Set([...files.flatMap(({ keys }) => keys), ...Object.values(fromTables).flat()])

describe('the words of the window (U)', () => {
  it('[U62] are all given to t(), but for names', () => {
    const found = files.map(({ path, untranslated }) => [path, untranslated.filter(words => !isUntold(path, words))])
    expect(Object.fromEntries(found.filter(([, words]) => words?.length))).toEqual({})
    const tables = files.flatMap(({ path, fromTables }) => fromTables.map(table => `${path} ${table}`))
    expect([...new Set(tables)].toSorted()).toEqual(Object.keys(fromTables).toSorted())
  })

  it('[U62] are given to t() in the menu and the dialogs of the desktop too, and are in French there', () => {
    const found = ['menu.ts', 'dialogs.ts'].map(name =>
      saidWords(name, readFileSync(`${here}/../main/desktop/${name}`, 'utf8'))
    )
    expect(found.flatMap(({ untranslated, fromTables }) => [...untranslated, ...fromTables])).toEqual([])
    expect([...new Set(found.flatMap(({ keys }) => keys))].toSorted()).toEqual(Object.keys(desktop).toSorted())
    expect(Object.entries(desktop).filter(([english, other]) => gapsOf(english) !== gapsOf(other))).toEqual([])
    expect(Object.values(desktop).filter(isWrittenWrong)).toEqual([])
  })

  it('[U62] are all in French, and nothing is in French that nobody says', () => {
    expect([...said].filter(words => !Object.hasOwn(french, words)).toSorted()).toEqual([])
    expect(
      Object.keys(french)
        .filter(words => !said.has(words))
        .toSorted()
    ).toEqual([])
  })

  it('[U62] have the same gaps in French, and are written as French is', () => {
    expect(Object.entries(french).filter(([english, other]) => gapsOf(english) !== gapsOf(other))).toEqual([])
    const sentences = Object.entries(frenchSentences)
    expect(sentences.filter(([english, other]) => numbersOf(english) !== numbersOf(other))).toEqual([])
    expect([...Object.values(french), ...Object.values(frenchSentences)].filter(isWrittenWrong)).toEqual([])
  })

  it('[U63] speak of one excerpt as of one', () => {
    // A pile has two at least.
    const counted = [...said].filter(words => words.includes('excerpts') && !words.includes('Press o'))
    const forOne = counted.flatMap(words => [sayForOne(words, 'en'), sayForOne(french[words] ?? '', 'fr')])
    expect(forOne.filter(words => /\b1 (?:more |autres )?(?:excerpts|extraits)/.test(words))).toEqual([])
    expect(forOne.filter(words => /\b1 (?:more )?excerpt\b/.test(words)).length).toBeGreaterThan(5)
  })

  it('[U62] are the same wherever they stand twice', () => {
    for (const catalogues of [parts, sentenceParts]) {
      const entries = Object.values(catalogues).flatMap(catalogue => Object.entries(catalogue))
      const words = entries.map(([english]) => english)
      expect(words.filter((english, at) => words.indexOf(english) !== at)).toEqual([])
    }
  })
})

describe('the language of the window (U)', () => {
  it('[U63] is the one that is set, or else the first that the computer prefers and Dossier speaks', () => {
    const preferred = [['fr-CA', 'en'], ['de', 'fr', 'en'], ['EN-us', 'fr'], ['ar', 'de'], ['french'], []]
    expect(preferred.map(tags => languageFor('system', tags))).toEqual(['fr', 'fr', 'en', 'en', 'en', 'en'])
    expect(languageFor('fr', ['en'])).toBe('fr')
  })
})

describe('finding what a file says (U)', () => {
  const of = (code: string): SaidWords => saidWords('a.tsx', code)

  it('[U62] sees what is given to t(), over several lines and in either case', () => {
    const code =
      "const a = t(\n  'One {x}', { x: isIt ? 'Two' : t('Three') }\n)\nt(isIt ? 'Four' : `Five`)\nt(table.name)"
    expect(of(code)).toEqual({
      keys: ['Three', 'One {x}', 'Four', 'Five'].toSorted(byPlace(code)),
      fromTables: ['table.name'],
      untranslated: ['Two']
    })
  })

  it.each([
    ['<p>Read</p>', 'Read'],
    ['<p>{is && `${n} excerpts`}</p>', '{} excerpts'],
    ['<Field label="tag" />', 'tag'],
    ['<Field label={is ? `tag` : t("Note")} />', 'tag'],
    ["say('gone')", 'gone'],
    ["const WORDS = 'Try again in a moment.'", 'Try again in a moment.'],
    ["const names = { md: 'Plain' }", 'Plain'],
    ["const options = [{ id: 'a', name: 'Everything' }]", 'Everything'],
    ['told("No answer came.")', 'No answer came.']
  ])('[U62] sees words that are not, as in %s', (code, words) => {
    expect(of(code).untranslated).toEqual([words])
  })

  it.each([
    "import a from 'Some words'",
    "type A = 'Some words' | 'Others too'",
    '<p className="some words" role="status">{t("Read")} · {is === "could not save" && count}</p>',
    "act({ kind: 'change passphrase' })",
    "const records = { 'news article': t('News article') }"
  ])('[U62] takes names for names, as in %s', code => {
    expect(of(code).untranslated).toEqual([])
  })
})

function isUntold(path: string, words: string): boolean {
  // Shown by told(), as sentences are that come from elsewhere.
  if (Object.hasOwn(frenchSentences, words)) return true
  return (untold[path] ?? []).some(one =>
    one.endsWith('…') ? words.startsWith(one.slice(0, -1).trimEnd()) : one === words
  )
}

/** The names of the gaps in a pattern. */
function gapsOf(pattern: string): string {
  const names = new Set<string>()
  collect(new IntlMessageFormat(pattern.replace(/\|[a-z ]+$/, ''), 'en').getAst(), names)
  return [...names].toSorted().join(', ')
}

function sayForOne(pattern: string, language: string): string {
  const names = gapsOf(pattern).split(', ')
  return String(new IntlMessageFormat(pattern, language).format(Object.fromEntries(names.map(name => [name, 1]))))
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

function collect(elements: readonly Element[], names: Set<string>): void {
  for (const element of elements) {
    // Neither the fixed words nor the `#` of a plural.
    if (element.type !== 0 && 'value' in element) names.add(element.value)
    if ('options' in element) for (const { value } of Object.values(element.options)) collect(value, names)
  }
}

/** The numbers of the gaps in a sentence that comes from elsewhere. */
function numbersOf(sentence: string): string {
  const numbers = [...sentence.matchAll(/\{[#/]?(\d)\}/g)].map(([, number = '']) => number)
  return [...new Set(numbers)].toSorted().join(', ')
}

/** Straight quotes, and signs without the narrow space that French has before them. */
function isWrittenWrong(french: string): boolean {
  return /['"“”]|[^\u202F][;!?»]|[^\u202F\d]:|«[^\u202F]| $|^ /u.test(french.replace(/\{\w+, plural, ?/g, ''))
}

function byPlace(code: string) {
  return (a: string, b: string) => code.indexOf(a) - code.indexOf(b)
}
