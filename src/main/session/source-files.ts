import type { Notebook } from '#shared/model/notebook.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Texts } from '#shared/queries/query.ts'
import { refuse, type Result } from '#shared/result.ts'
import type { Store } from '../storage/store.ts'

type Files = { readonly notebook: Notebook; readonly store: Pick<Store, 'text' | 'original'> }

/** The texts of sources, as far as they can be read. */
export async function textsOf({ notebook, store }: Files, sourceIds: readonly string[]): Promise<Texts> {
  const texts = new Map<string, SourceText>()
  for (const id of sourceIds) {
    const source = notebook.sources.get(id)
    const text = source && (await store.text(source))
    if (text?.kind === 'done') texts.set(id, text.value)
  }
  return source => texts.get(source.id) ?? null
}

/** The text of a source; refused where it cannot be read. */
export async function textOf({ notebook, store }: Files, sourceId: string): Promise<Result<SourceText>> {
  const source = notebook.sources.get(sourceId)
  return source ? store.text(source) : refuse('That source is no longer in the notebook.')
}

/** The original of a source; refused where it cannot be read. */
export async function originalOf({ notebook, store }: Files, sourceId: string): Promise<Result<Uint8Array>> {
  const source = notebook.sources.get(sourceId)
  return source ? store.original(source) : refuse('That source is no longer in the notebook.')
}
