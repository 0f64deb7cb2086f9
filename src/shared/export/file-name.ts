import type { ExportFormat } from './formats.ts'

/** Name a file after what it holds, so that every file system takes it: letters, digits and hyphens of any script. */
export function fileNameOf(title: string, kind: 'excerpts' | 'annotated', format: ExportFormat): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return `${[cut(words.join('-')), kind].filter(Boolean).join('-')}.${format}`
}

const LONGEST_BYTES = 120

/** File systems count bytes, and a letter may take four. */
function cut(name: string): string {
  let bytes = 0
  let kept = ''
  for (const character of name) {
    const point = character.codePointAt(0) ?? 0
    bytes += 1 + Number(point > 0x7f) + Number(point > 0x7ff) + Number(point > 0xffff)
    if (bytes > LONGEST_BYTES) break
    kept += character
  }
  return kept.replace(/-+$/, '')
}
