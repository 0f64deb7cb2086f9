import { act, say } from '#renderer/act.ts'
import { t } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/index.ts'

/** Hand the codebook to the researcher as a CSV file. */
export async function exportCodebook(rows: readonly TagRow[]): Promise<void> {
  const { writeCodebook } = await import('#shared/codebook/csv.ts')
  const url = URL.createObjectURL(new Blob([writeCodebook(rows)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'codebook.csv'
  link.click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  say(t('Saved as codebook.csv.'))
}

/** Bring in the tags of the CSV file that was picked. */
export async function importCodebook(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0]
  if (!file) return
  const csv = textOf(await file.arrayBuffer())
  // The same file may be picked again after it was mended.
  input.value = ''
  if ((await act({ kind: 'import-codebook', csv })) !== undefined)
    say(t('Codebook imported from {file}.', { file: file.name }), { undo: true })
}

/** Read UTF-8, or what spreadsheets write where it is not. */
export function textOf(bytes: ArrayBuffer): string {
  const encoding = encodingOf(new Uint8Array(bytes))
  return new TextDecoder(encoding).decode(bytes)
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
