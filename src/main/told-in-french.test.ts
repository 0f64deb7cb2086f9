import fc from 'fast-check'
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { wordsOfErasure, type WhatGoes } from '#shared/erasure.ts'
import { namesWarning } from '#shared/export/names-in.ts'
import { french, frenchSentences } from '#shared/words/french/index.ts'
import { sentenceTranslator } from '#shared/words/sentences.ts'
import { literalsOf, looksTold } from '../testing/told-sentences.ts'
import { noticeOf } from './import/pdf/left-out.ts'
import { Damage, explain } from './storage/problems.ts'
import { oneAtATime, someCopies } from './storage/synchronised/say-copies.ts'

const told = sentenceTranslator(frenchSentences)

/** What no window ever shows, and who is told it instead. */
const ELSEWHERE: readonly (readonly [path: RegExp, to: string])[] = [
  [/^src\/main\/(cli|cli\.ts|serve\.ts|copies|custody\/seal\.ts|custody\/seal-text\.ts)/, 'the terminal'],
  [/^src\/main\/storage\/(verify|repair)\.ts/, 'the terminal'],
  [/^src\/main\/storage\/synchronised\/(say-copies|journal-copy)\.ts/, 'the terminal'],
  [/^src\/main\/web\//, 'programs that are not the window'],
  [/^src\/main\/desktop\/dialogs\.ts/, 'the dialogs of the system'],
  [/^src\/shared\/export\/(?!export-file|names-in)/, 'whoever reads an exported file']
]

const files = globSync('src/{main,shared,renderer}/**/*.{ts,tsx}').filter(
  path => !/\.test\.tsx?$|^src\/shared\/words\//.test(path.replaceAll('\\', '/'))
)
const literals = new Map(files.map(path => [path.replaceAll('\\', '/'), literalsOf(path, readFileSync(path, 'utf8'))]))
const keys = new Set(Object.keys(frenchSentences).map(plain))

/** A key as it stands in the code, where every gap may hold anything. */
function plain(key: string): string {
  return key.replaceAll(/\{[#/]/g, '{')
}

describe('what comes from elsewhere as a sentence (U)', () => {
  it('[U61] is known in French wherever it is made', () => {
    const shown = [...literals].filter(
      ([path]) => !path.startsWith('src/renderer/') && !ELSEWHERE.some(([there]) => there.test(path))
    )
    const missing = shown.flatMap(([path, said]) =>
      said.filter(words => looksTold(words) && !keys.has(words)).map(words => `${path}: ${words}`)
    )
    expect(shown.length).toBeGreaterThan(100)
    expect(missing).toEqual([])
  })

  it('[U61] is in the catalogue only where something says it', () => {
    const said = new Set([...literals.values()].flat())
    expect([...keys].filter(key => !said.has(key))).toEqual([])
  })

  it('[U61] fills in French no gap that it has not in English', () => {
    const gapsOf = (words: string) => [...words.matchAll(/\{[#/]?(\d)\}/g)].map(([, number]) => number)
    const wrong = Object.entries(frenchSentences).filter(
      ([english, other]) => /\{[#/]/.test(other) || gapsOf(other).some(gap => !gapsOf(english).includes(gap))
    )
    expect(wrong).toEqual([])
  })

  it('[U61] is written as French is, also what the window says itself', () => {
    const wrong = [...Object.values(french), ...Object.values(frenchSentences)].filter(words =>
      /['"“”]|«[^\u202f]|[^\u202f]»|(?:^|[^\u202f])[;!?]|[\p{L}\p{N})»}] ?:(?: |$)|[ \u00a0][;:!?»]/u.test(words)
    )
    expect(wrong).toEqual([])
  })

  it('[U61] keeps what stands in its gaps, however odd', () => {
    const gapped = Object.keys(frenchSentences).filter(key => /\{[#/]?\d\}/.test(key))
    const odd = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      // Where a gap ends cannot be told by words that stand in it too.
      .filter(text => !/[\s“”]/u.test(text) && !keys.has(text))
    const values = fc.array(odd, { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(fc.constantFrom(...gapped), values, fc.nat(), (key, filled, number) => {
        const valueOf = (gap: string) => (gap.includes('#') ? String(number) : (filled[Number(gap.at(-2))] ?? ''))
        const sentence = told(key.replaceAll(/\{[#/]?\d\}/g, valueOf))
        const gaps = [...key.matchAll(/\{[#/]?\d\}/g)].map(([gap]) => gap)
        const kept = gaps.filter(gap => frenchSentences[key]?.includes(plain(gap))).map(valueOf)
        expect(kept.filter(value => !sentence.includes(value))).toEqual([])
      }),
      { numRuns: 500 }
    )
  })

  it('[U61] leaves alone what is somebody’s own, though it reads as if Dossier had said it', () => {
    expect(told('There is already a tag “removed”. Choose another name, or use that tag.')).toContain(
      '«\u202fremoved\u202f»'
    )
    expect(told('Tag “note, source and excerpt” put on, speaker: “The journal is empty.”')).toBe(
      'Étiquette «\u202fnote, source and excerpt\u202f» posée, locuteur\u202f: «\u202fThe journal is empty.\u202f»'
    )
    expect(told('Awa, Bo and Chiara')).toBe('Awa, Bo and Chiara')
  })
})

describe('sentences put together (U)', () => {
  it('[U61] says why a notebook or a disk did not do', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
    expect(told(`No backup could be made. ${explain(full)}`)).toBe(
      'Aucune sauvegarde n’a pu être faite. Le disque est plein. Libérez de la place.'
    )
    expect(told(`“a. B.pdf” was not added. ${explain(full)}`)).toBe(
      '«\u202fa. B.pdf\u202f» n’a pas été ajouté. Le disque est plein. Libérez de la place.'
    )
    const damage = new Damage({ file: 'journal/000001.jsonl', what: 'is not as it was written at line 3' })
    expect(told(damage.message)).toMatch(
      /^Le carnet est endommagé\u202f: journal\/000001\.jsonl n’est pas tel qu’il a été écrit à la ligne 3\. Faites/
    )
    expect(told('journal/000001.jsonl does not follow from the file before it.')).toBe(
      'journal/000001.jsonl ne fait pas suite au fichier précédent.'
    )
    expect(told(someCopies(2))).toMatch(/^2 copies de conflit se trouvent dans son dossier/)
    expect(told(oneAtATime('a cloud service'))).toContain(
      'que synchronise avec d’autres ordinateurs un service en nuage.'
    )
  })

  it('[U61] says what was left out, warned of and named', () => {
    expect(told(noticeOf({ damaged: [3, 4], textless: [7] }, 9) ?? '')).toBe(
      'Pages 3–4\u202f: impossible à lire, et laissé de côté\u202f; procurez-vous le PDF à nouveau. Page 7\u202f: aucun texte\u202f; s’il s’agit d’une image d’imprimé, lancez une reconnaissance de texte (OCR) et importez plutôt ce PDF-là.'
    )
    const warned = namesWarning({ notes: 2, speakers: ['A', 'B'], taggers: ['Awa, of here', 'Bo'], isSealed: true })
    expect(told(warned ?? '')).toBe(
      'Cet export contient 2 notes, les noms de 2 locuteurs, les noms de qui y a travaillé (Awa, of here, Bo) et un sceau qui montre de quel ordinateur il vient. Vérifiez que tout cela peut sortir.'
    )
    expect(['Tag 3 passages', 'Undo', 'Remove 2 excerpts'].map(told)).toEqual([
      'Étiqueter 3 passages',
      'Annulation',
      'Supprimer 2 extraits'
    ])
  })

  it('[U61] says all of what an erasure takes', () => {
    const goes: WhatGoes = {
      ...{ name: 'x', changes: 3, alongside: 1, sources: 1, excerpts: 3, notes: 1, files: 2, sharedFiles: 1 },
      ...{ backups: 2, damagedBackups: 1, setAside: ['a.broken'], strangers: ['b.txt'], elsewhere: 2 }
    }
    for (const kind of ['source', 'note', 'speaker', 'person'] as const)
      for (const line of Object.values(wordsOfErasure({ kind }, goes)).flat()) {
        expect(told(line)).not.toBe(line)
        expect(told(line)).not.toMatch(/\b(the|and|of|with|which|changes)\b/i)
      }
  })
})
