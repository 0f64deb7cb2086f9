import type { Outcome } from '#shared/result.ts'
import type { Session } from '#main/session.ts'
import { Failure, type CliCommand } from './command.ts'
import { byOption, must, withNotebook } from './notebook.ts'

type Stepping = {
  readonly summary: string
  readonly step: (session: Session) => Promise<Outcome<string | null>>
  readonly done: string
  readonly none: string
}

/** Make a command that goes one step back or forth. */
export function steppingCommand({ summary, step, done, none }: Stepping): CliCommand {
  return {
    operands: 'NOTEBOOK',
    least: 1,
    most: 1,
    summary,
    options: byOption,
    run: call =>
      withNotebook(call, { write: true }, async session => {
        const label = must(await step(session))
        if (label === null) throw new Failure(none)
        const { undo, redo } = session.status()
        call.terminal.out(call.isJson ? JSON.stringify({ label, undo, redo }) : `${done}: ${label}`)
        return 0
      })
  }
}
