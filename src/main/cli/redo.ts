import { steppingCommand } from './stepping.ts'

/** Make again the step that was taken back last. */
export const redoCommand = steppingCommand({
  summary: 'Make again the step that was taken back last.',
  step: session => session.redo(),
  done: 'Made again',
  none: 'There is nothing to make again.'
})
