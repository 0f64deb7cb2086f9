import { serveUntilDone } from '#main/serve.ts'
import type { CliCommand } from './command.ts'
import { notebookPath } from './notebook.ts'
import { givenSecret } from './secrets.ts'

/** Open the app in a browser. */
export const serveCommand: CliCommand = {
  operands: '[NOTEBOOK]',
  least: 0,
  most: 1,
  summary: 'Open Dossier in a browser window on this computer; no other computer can reach it.',
  options: {
    port: { value: 'N', help: 'The port (else any that is free).' },
    'no-open': { help: 'Print the address and open no window.' }
  },
  details:
    'A notebook that is encrypted is unlocked in the window, or here with --passphrase-file or DOSSIER_PASSPHRASE.',
  async run(call) {
    const { operands, given, isJson, terminal } = call
    const [notebook] = operands
    const secret = notebook === undefined ? null : await givenSecret(call)
    const port = given.number('port', 0, 65_535)
    const code = await serveUntilDone({
      open: !given.has('no-open'),
      env: terminal.env,
      print: line => terminal.out(isJson ? JSON.stringify({ address: line.split(' ').at(-1) }) : line),
      ...(secret && { secret }),
      ...(port !== undefined && { port }),
      ...(notebook !== undefined && { notebook: notebookPath(notebook, terminal) })
    })
    return code === 0 ? 0 : 1
  }
}
