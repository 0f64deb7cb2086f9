import { describe, expect, it } from 'vitest'
import { fileOfText, filesOfPaste, isStructured } from './pasted.ts'

const now = new Date(2026, 10, 21, 9, 5, 7)

/** What a clipboard holds. */
function clipboard(parts: Readonly<Record<string, string>>, files: readonly File[] = []): DataTransfer {
  return { files, getData: (type: string) => parts[type] ?? '' } as unknown as DataTransfer
}

describe('pasting (U)', () => {
  it('[U15] prefers HTML that has a structure', async () => {
    const [file] = filesOfPaste(clipboard({ 'text/html': '<h1>A</h1><p>b', 'text/plain': 'A\nb' }), now)
    expect([file?.name, await file?.text()]).toEqual(['Pasted text 2026-11-21 09.05.07.html', '<h1>A</h1><p>b'])
  })

  it('[U15] takes the text where HTML adds only looks', async () => {
    const [file] = filesOfPaste(clipboard({ 'text/html': '<span style="color:red">b</span>', 'text/plain': 'b' }), now)
    expect([file?.name, await file?.text()]).toEqual(['Pasted text 2026-11-21 09.05.07.txt', 'b'])
  })

  it('[U15] takes files as they are, and nothing from blank text', () => {
    const file = new File(['x'], 'a.pdf')
    expect(filesOfPaste(clipboard({ 'text/plain': 'a.pdf' }, [file]))).toEqual([file])
    expect(filesOfPaste(clipboard({ 'text/plain': ' \n' }))).toEqual([])
  })

  it('[U15] keeps typed text whatever its script', async () => {
    expect(await fileOfText('قال الشاهد 🎙').text()).toBe('قال الشاهد 🎙')
  })

  it('[U15] sees a structure in two paragraphs, a list or a table', () => {
    const seen = ['<p>a</p><p>b</p>', '<ul><li>a</ul>', '<TABLE>', '<p>a</p>', '<pre>a</pre>', ''].map(isStructured)
    expect(seen).toEqual([true, true, true, false, false, false])
  })
})
