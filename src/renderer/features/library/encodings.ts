import { t } from '#renderer/words.ts'

type Encoding = { readonly id: string; readonly name: string }

/** The encodings offered at import, the likely ones first. */
export function encodings(): readonly Encoding[] {
  return [
    { id: 'utf-8', name: 'UTF-8' },
    { id: 'windows-1252', name: t('Western ({name})', { name: 'Windows-1252' }) },
    { id: 'iso-8859-15', name: t('Western ({name})', { name: 'ISO 8859-15' }) },
    { id: 'macintosh', name: t('Western (old Mac)') },
    { id: 'windows-1250', name: t('Central European ({name})', { name: 'Windows-1250' }) },
    { id: 'windows-1251', name: t('Cyrillic ({name})', { name: 'Windows-1251' }) },
    { id: 'koi8-r', name: t('Cyrillic ({name})', { name: 'KOI8-R' }) },
    { id: 'windows-1256', name: t('Arabic ({name})', { name: 'Windows-1256' }) },
    { id: 'iso-8859-6', name: t('Arabic ({name})', { name: 'ISO 8859-6' }) },
    { id: 'windows-1253', name: t('Greek ({name})', { name: 'Windows-1253' }) },
    { id: 'windows-1254', name: t('Turkish ({name})', { name: 'Windows-1254' }) },
    { id: 'windows-1255', name: t('Hebrew ({name})', { name: 'Windows-1255' }) },
    { id: 'gb18030', name: t('Chinese ({name})', { name: 'GB 18030' }) },
    { id: 'big5', name: t('Chinese ({name})', { name: 'Big5' }) },
    { id: 'shift_jis', name: t('Japanese ({name})', { name: 'Shift JIS' }) },
    { id: 'utf-16le', name: t('UTF-16, little-endian') },
    { id: 'utf-16be', name: t('UTF-16, big-endian') }
  ]
}

/** The choices for a file that was read in `used`. */
export function choicesOf(used: string): readonly Encoding[] {
  const offered = encodings()
  return offered.some(({ id }) => id === used) ? offered : [{ id: used, name: used }, ...offered]
}
