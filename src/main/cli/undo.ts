import { steppingCommand } from './stepping.ts'

/** Take back the last step. */
export const undoCommand = steppingCommand({
  summary: 'Take back the last step, also one of an earlier day.',
  step: session => session.undo(),
  done: 'Took back',
  none: 'There is nothing to take back.'
})
