/** What a researcher may have erased. */
export type Erasable =
  | { readonly kind: 'source'; readonly sourceId: string }
  | { readonly kind: 'note'; readonly on: NotePlace }
  | { readonly kind: 'speaker'; readonly name: string }
  /** Somebody at work, as excerpts, sources and the history name them. */
  | { readonly kind: 'person'; readonly name: string }

/** What a note is on. */
export type NotePlace =
  { readonly kind: 'excerpt' | 'source' | 'tag'; readonly id: string } | { readonly kind: 'notebook' }

/** What an erasure takes, what stays, and what it cannot reach; told before it is done. */
export type WhatGoes = {
  /** The title of the source, the beginning of the note, or the name. */
  readonly name: string
  /** How many changes lose what they recorded; when they were made stays, and the proof that they were. */
  readonly changes: number
  /** How many of those recorded something else besides, which stays in the notebook, but not in its history. */
  readonly alongside: number
  /** How many sources and excerpts of the notebook go or lose the name, and how many notes go. */
  readonly sources: number
  readonly excerpts: number
  readonly notes: number
  /** How many originals and texts go, and how many stay because another source needs the same. */
  readonly files: number
  readonly sharedFiles: number
  /** How many backups are written anew without it, and how many go since they cannot be read. */
  readonly backups: number
  readonly damagedBackups: number
  /** Files set aside as damaged, which go since they may hold it. */
  readonly setAside: readonly string[]
  /** Files in the folder that are none of Dossier’s, which stay, whatever they hold. */
  readonly strangers: readonly string[]
  /** How many records stay that hold the same words. */
  readonly elsewhere: number
}

/** What is told before something is erased: what goes, what stays, and what cannot be promised. */
export type ErasureWords = {
  readonly goes: readonly string[]
  readonly stays: readonly string[]
  readonly notPromised: readonly string[]
}

/** Say what an erasure takes and what it cannot reach, a sentence for each thing. */
export function wordsOfErasure({ kind }: Pick<Erasable, 'kind'>, goes: WhatGoes): ErasureWords {
  return {
    goes: [...subjectWords(kind, goes), ...historyWords(goes), ...fileWords(goes)],
    stays: stayingWords(kind, goes),
    notPromised: [
      'Copies of the folder elsewhere, files exported already, and what other programs kept of them are not reached.',
      'Flash memory and some disks keep overwritten data for a while, where it can be read with special tools.'
    ]
  }
}

function subjectWords(kind: Erasable['kind'], goes: WhatGoes): readonly string[] {
  const { sources, excerpts, notes } = goes
  const counts = [counted(sources, 'source', 'sources'), counted(excerpts, 'excerpt', 'excerpts')].filter(Boolean)
  if (kind === 'note')
    return [notes > 0 ? 'The note, with all its earlier versions.' : 'All earlier versions of the note.']
  if (kind === 'speaker')
    return [
      counts.length > 0 ? `The speaker of ${counts.join(' and ')}.` : 'The name of the speaker, from the history.'
    ]
  if (kind === 'person')
    return [counts.length > 0 ? `The name of who made ${counts.join(' and ')}.` : 'The name, from the history.']
  return [sourceWords(goes)]
}

function sourceWords({ sources, excerpts, notes }: WhatGoes): string {
  const [passages, written] = [counted(excerpts, 'excerpt', 'excerpts'), counted(notes, 'note', 'notes')]
  if (sources === 0) return 'What the history still holds of the removed source.'
  if (passages && written) return `The source and its ${passages}, with ${written}.`
  if (passages) return `The source and its ${passages}.`
  return written ? `The source, with ${written}.` : 'The source.'
}

function historyWords({ changes, alongside }: WhatGoes): readonly string[] {
  const beside =
    alongside > 0
      ? ` ${alongside === 1 ? 'One of them' : `${alongside} of them`} recorded something else besides: that stays in the notebook, but its history loses the step.`
      : ''
  const what =
    changes === 1 ? 'What one change in the history recorded.' : `What ${changes} changes in the history recorded.`
  return [`${what}${beside}`, 'Everything that can be undone or redone now. Erasing cannot be undone.']
}

function fileWords({ files, backups, damagedBackups, setAside }: WhatGoes): readonly string[] {
  return [
    ...(files > 0 ? ['The file as it was imported, and its text.'] : []),
    ...(backups > 0
      ? [
          backups === 1
            ? 'Its part of 1 backup, which is written anew without it.'
            : `Its part of ${backups} backups, which are written anew without it.`
        ]
      : []),
    ...(damagedBackups > 0
      ? [`${counted(damagedBackups, 'damaged backup', 'damaged backups')} that may hold it.`]
      : []),
    ...(setAside.length > 0 ? [`Files set aside as damaged, since they may hold it: ${setAside.join(', ')}.`] : [])
  ]
}

function stayingWords(kind: Erasable['kind'], { sharedFiles, elsewhere, strangers }: WhatGoes): readonly string[] {
  return [
    'When each change was made and of what kind it was, and a sum of what it recorded, so that the history and its seals still verify.',
    ...(sharedFiles > 0 ? ['Its file or text, which another source needs too.'] : []),
    ...(elsewhere > 0
      ? [
          elsewhere === 1
            ? '1 record of the notebook that holds the same words, such as a note, a definition or another passage. Search for them.'
            : `${elsewhere} records of the notebook that hold the same words, such as a note, a definition or another passage. Search for them.`
        ]
      : []),
    ...(kind === 'speaker' || kind === 'person'
      ? ['The name where it stands in the texts of sources, in notes and in titles.']
      : []),
    ...(strangers.length > 0 ? [`Files in the folder that are none of Dossier’s: ${strangers.join(', ')}.`] : [])
  ]
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
}
