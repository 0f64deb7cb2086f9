import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openMemory } from '../../testing/notebook.ts'
import { readCodebook, writeCodebook } from './csv.ts'
import { branchesOf, treeOf } from './tree.ts'

function open() {
  const memory = openMemory()
  const branches = () => branchesOf(treeOf(memory.notebook))
  const bringIn = (csv: string) => memory.must({ kind: 'import-codebook', csv })
  return { ...memory, branches, bringIn, csv: () => writeCodebook(branches()) }
}

const reasonOf = (csv: string) => {
  const read = readCodebook(csv)
  return read.kind === 'refused' ? read.reason : 'not refused'
}

describe('the codebook as CSV (K)', () => {
  it('[K10] brings in new tags with those above them, and updates those that exist', () => {
    const { tag, must, bringIn, branches } = open()
    const coups = tag('Coups')
    must({ kind: 'define-tag', tagId: coups, definition: 'Old', counts: 'Kept' })
    bringIn('definition,Path\n"New, with ""quotes""",COUPS\nDeep,Wagner/Harm/Civilians\n')
    expect(branches().map(({ path, tag: { definition } }) => [path, definition])).toEqual([
      ['Coups', 'New, with "quotes"'],
      ['Wagner', ''],
      ['Wagner/Harm', ''],
      ['Wagner/Harm/Civilians', 'Deep']
    ])
    expect(branches()[0]?.tag.counts).toBe('Kept')
  })

  it('[K10] reads what spreadsheets write: semicolons, a byte order mark, other spellings, empty lines', () => {
    const { bringIn, branches } = open()
    bringIn('\uFEFFPath;Color;Key;Does not count\r\nCoups;Teal;3;"A; b\r\nc"\r\n;;;\r\n\r\n')
    expect(branches()).toMatchObject([{ path: 'Coups', tag: { colour: 'teal', key: 3, doesNotCount: 'A; b\r\nc' } }])
  })

  it('[K10] reads line ends of several kinds in one file', () => {
    const { bringIn, branches } = open()
    bringIn('path,definition\r\nCoups,"a\r\nb"\nBias,"c\nd"\rWagner,"5"" e"\r\n"Wagner/Harm",f" g\r\nLast,"h"\n')
    expect(branches().map(({ path, tag: { definition } }) => [path, definition])).toEqual([
      ['Coups', 'a\r\nb'],
      ['Bias', 'c\nd'],
      ['Wagner', '5" e'],
      ['Wagner/Harm', 'f" g'],
      ['Last', 'h']
    ])
  })

  it('[K10] takes keys from other tags and leaves a tag at the top its colour', () => {
    const { tag, must, bringIn, branches } = open()
    must({ kind: 'assign-key', tagId: tag('Coups'), key: 1 })
    tag('Bias')
    bringIn('path,key,colour\nBias,1,\n')
    expect(branches()).toMatchObject([{ tag: { key: null } }, { tag: { key: 1, colour: 'plum' } }])
  })

  it.each([
    ['', 'no column “path”'],
    ['name\nCoups', 'no column “path”'],
    ['path\n\n', 'no tags'],
    ['path\nCoups//Junta', 'Row 2: Give the tag a name.'],
    ['path,colour\nCoups,pink', 'Row 2: “pink” is no colour. Use one of ochre'],
    ['path,key\nCoups,0', 'Row 2: The key must be a digit'],
    ['path,key\nCoups,1\nBias,1', 'Row 3 gives the key 1 a second time.'],
    ['path\nCoups\nBias\n coups', 'Row 4 names “coups” a second time.'],
    ['path,definition\nCoups,"open\nBias,x', 'quotation mark that does not close'],
    [`path\n${Array.from({ length: 2001 }, (_, i) => `Tag ${i}`).join('\n')}`, 'more than 2000 tags']
  ])('[K11] refuses %j and changes nothing', (csv, reason) => {
    const { refusal, branches } = open()
    expect(refusal({ kind: 'import-codebook', csv })).toContain(reason)
    expect(reasonOf(csv)).toContain(reason)
    expect(branches()).toEqual([])
  })

  it('[K12] guards spreadsheets from cells that look like formulas', () => {
    const { tag, must, csv } = open()
    must({ kind: 'define-tag', tagId: tag('=HYPERLINK("x")'), definition: '@cmd', counts: "'-1" })
    expect(csv().split('\r\n')[1]).toBe(`"'=HYPERLINK(""x"")",ochre,,'@cmd,''-1,,`)
  })

  it('[K13] comes back the same after a round trip', () => {
    const anyCell = fc
      .string({ unit: fc.constantFrom('a', '=', "'", '"', ',', ';', '\n', '\r', '-', 'é', ' ') })
      .map(s => s.trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCell, anyCell, anyCell), { minLength: 1, maxLength: 4 }), cells => {
        const [one, other] = [open(), open()]
        const parent = one.tag('=Coups')
        for (const [i, [definition, counts, example]] of cells.entries())
          one.must({ kind: 'add-tag', name: `'@ ${i}`, parentId: i % 2 ? parent : null, definition, counts, example })
        one.must({ kind: 'assign-key', tagId: parent, key: 7 })
        other.bringIn(one.csv())
        expect(other.csv()).toBe(one.csv())
        expect(other.run({ kind: 'import-codebook', csv: one.csv() }).change).toEqual([])
      })
    )
  })
})
