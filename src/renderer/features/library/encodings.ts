/** The encodings offered at import, the likely ones first. */
export const encodings: readonly { readonly id: string; readonly name: string }[] = [
  { id: 'utf-8', name: 'UTF-8' },
  { id: 'windows-1252', name: 'Western (Windows-1252)' },
  { id: 'iso-8859-15', name: 'Western (ISO 8859-15)' },
  { id: 'macintosh', name: 'Western (old Mac)' },
  { id: 'windows-1250', name: 'Central European (Windows-1250)' },
  { id: 'windows-1251', name: 'Cyrillic (Windows-1251)' },
  { id: 'koi8-r', name: 'Cyrillic (KOI8-R)' },
  { id: 'windows-1256', name: 'Arabic (Windows-1256)' },
  { id: 'iso-8859-6', name: 'Arabic (ISO 8859-6)' },
  { id: 'windows-1253', name: 'Greek (Windows-1253)' },
  { id: 'windows-1254', name: 'Turkish (Windows-1254)' },
  { id: 'windows-1255', name: 'Hebrew (Windows-1255)' },
  { id: 'gb18030', name: 'Chinese (GB 18030)' },
  { id: 'big5', name: 'Chinese (Big5)' },
  { id: 'shift_jis', name: 'Japanese (Shift JIS)' },
  { id: 'utf-16le', name: 'UTF-16, little-endian' },
  { id: 'utf-16be', name: 'UTF-16, big-endian' }
]

/** The choices for a file that was read in `used`. */
export function choicesOf(used: string): readonly { readonly id: string; readonly name: string }[] {
  return encodings.some(({ id }) => id === used) ? encodings : [{ id: used, name: used }, ...encodings]
}
