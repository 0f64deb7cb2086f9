import { exportFormats, type ExportFormat } from '#shared/export/formats.ts'

/** What was chosen when something was last exported, so that the next export is one key. */
export type LastChoice = {
  readonly format: ExportFormat
  readonly withCodebook: boolean
  readonly withNotes: boolean
  readonly withSeal: boolean
}

const KEY = 'last export'
const first: LastChoice = { format: 'md', withCodebook: true, withNotes: true, withSeal: true }

type Store = { readonly read: (key: string) => string | null; readonly write: (key: string, text: string) => void }

/** Read the last choice; what makes no sense in it is as at first. */
export function readLastChoice(store: Store): LastChoice {
  try {
    const kept: unknown = JSON.parse(store.read(KEY) ?? '{}')
    const { format, withCodebook, withNotes, withSeal } = (kept ?? {}) as Record<string, unknown>
    return {
      format: exportFormats.find(one => one === format) ?? first.format,
      withCodebook: typeof withCodebook === 'boolean' ? withCodebook : first.withCodebook,
      withNotes: typeof withNotes === 'boolean' ? withNotes : first.withNotes,
      withSeal: typeof withSeal === 'boolean' ? withSeal : first.withSeal
    }
  } catch {
    return first
  }
}

/** Remember a choice for the next export. */
export function keepLastChoice(store: Store, choice: LastChoice): void {
  store.write(KEY, JSON.stringify(choice))
}
