import { describe, expect, it } from 'vitest'
import { moveBy, moveTo } from './moves.ts'

// coups (junta, ecowas), wagner (harm), bias
const rows = [
  row('coups', null),
  row('junta', 'coups'),
  row('ecowas', 'coups'),
  row('wagner', null),
  row('harm', 'wagner'),
  row('bias', null)
]

function row(id: string, parentId: string | null) {
  return { tag: { id, parentId } }
}

describe('moving a tag (U)', () => {
  it('[U53] goes up and down among those beside it', () => {
    expect(moveBy(rows, 'wagner', 'up')).toEqual({ parentId: null, beforeId: 'coups' })
    expect(moveBy(rows, 'coups', 'down')).toEqual({ parentId: null, beforeId: 'bias' })
    expect(moveBy(rows, 'wagner', 'down')).toEqual({ parentId: null, beforeId: null })
  })

  it('[U53] goes out after the tag above it, and in below the tag before it', () => {
    expect(moveBy(rows, 'junta', 'out')).toEqual({ parentId: null, beforeId: 'wagner' })
    expect(moveBy(rows, 'harm', 'out')).toEqual({ parentId: null, beforeId: 'bias' })
    expect(moveBy(rows, 'ecowas', 'in')).toEqual({ parentId: 'junta', beforeId: null })
  })

  it('[U53] stays where there is no such step', () => {
    expect(moveBy(rows, 'coups', 'up')).toBeNull()
    expect(moveBy(rows, 'bias', 'down')).toBeNull()
    expect(moveBy(rows, 'coups', 'out')).toBeNull()
    expect(moveBy(rows, 'junta', 'in')).toBeNull()
    expect(moveBy(rows, 'gone', 'up')).toBeNull()
  })

  it('[U54] is dropped before, after or on another tag', () => {
    expect(moveTo(rows, 'bias', 'junta', 'before')).toEqual({ parentId: 'coups', beforeId: 'junta' })
    expect(moveTo(rows, 'bias', 'junta', 'after')).toEqual({ parentId: 'coups', beforeId: 'ecowas' })
    expect(moveTo(rows, 'wagner', 'coups', 'after')).toEqual({ parentId: null, beforeId: 'bias' })
    expect(moveTo(rows, 'harm', 'bias', 'on')).toEqual({ parentId: 'bias', beforeId: null })
  })

  it('[U54] is never dropped on itself or below itself', () => {
    expect(moveTo(rows, 'coups', 'junta', 'on')).toBeNull()
    expect(moveTo(rows, 'coups', 'coups', 'after')).toBeNull()
  })
})
