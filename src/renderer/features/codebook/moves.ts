import type { Tag } from '#shared/model/tag.ts'

/** What placing a tag needs to know of the codebook, in its order. */
export type Row = { readonly tag: Pick<Tag, 'id' | 'parentId'> }

/** Where a tag goes: before a tag below a parent, or last there. */
export type Move = { readonly parentId: string | null; readonly beforeId: string | null }

export type Direction = 'up' | 'down' | 'out' | 'in'
export type DropPlace = 'before' | 'on' | 'after'

/** Where a tag goes that is moved by one step with the keyboard; null where there is no such step. */
export function moveBy(rows: readonly Row[], tagId: string, direction: Direction): Move | null {
  const tag = rows.find(row => row.tag.id === tagId)?.tag
  if (!tag) return null
  const beside = childIds(rows, tag.parentId)
  const index = beside.indexOf(tagId)
  const steps: Readonly<Record<Direction, () => Move | null>> = {
    up: () => (index > 0 ? { parentId: tag.parentId, beforeId: beside[index - 1] ?? null } : null),
    down: () => (index < beside.length - 1 ? { parentId: tag.parentId, beforeId: beside[index + 2] ?? null } : null),
    out: () => outOf(rows, tag.parentId),
    in: () => (index > 0 ? { parentId: beside[index - 1] ?? null, beforeId: null } : null)
  }
  return steps[direction]()
}

/** Where a tag goes that is dropped at another; null where it would come below itself, or stay. */
export function moveTo(rows: readonly Row[], tagId: string, targetId: string, place: DropPlace): Move | null {
  const target = rows.find(row => row.tag.id === targetId)?.tag
  if (!target || isWithin(rows, targetId, tagId)) return null
  if (place === 'on') return { parentId: targetId, beforeId: null }
  if (place === 'before') return { parentId: target.parentId, beforeId: targetId }
  return { parentId: target.parentId, beforeId: after(rows, targetId, tagId) }
}

function outOf(rows: readonly Row[], parentId: string | null): Move | null {
  const parent = rows.find(row => row.tag.id === parentId)?.tag
  return parent ? { parentId: parent.parentId, beforeId: after(rows, parent.id, null) } : null
}

/** The tag that follows another among those beside it, the moved one left out. */
function after(rows: readonly Row[], tagId: string, movedId: string | null): string | null {
  const tag = rows.find(row => row.tag.id === tagId)?.tag
  const beside = childIds(rows, tag?.parentId ?? null).filter(id => id !== movedId)
  return beside[beside.indexOf(tagId) + 1] ?? null
}

function childIds(rows: readonly Row[], parentId: string | null): readonly string[] {
  return rows.filter(row => row.tag.parentId === parentId).map(row => row.tag.id)
}

function isWithin(rows: readonly Row[], tagId: string, ancestorId: string): boolean {
  const parents = new Map(rows.map(({ tag }) => [tag.id, tag.parentId]))
  for (let id: string | null = tagId; id; id = parents.get(id) ?? null) if (id === ancestorId) return true
  return false
}
