import { runCli } from './cli/run-cli.ts'
import { processTerminal } from './cli/terminal.ts'

/** The command line: `dossier COMMAND …`. */
const terminal = processTerminal()

for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, error => {
    terminal.err(`This should not have happened: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  })

const code = await runCli(process.argv.slice(2), terminal)

// Ends only after what was printed is through, and whatever may still be waiting.
process.stdout.write('', () => process.exit(code))
