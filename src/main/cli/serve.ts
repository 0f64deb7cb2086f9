import { serveUntilDone } from '#main/serve.ts'
import type { CliCommand } from './command.ts'
import { notebookPath } from './notebook.ts'

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
  async run({ operands: [notebook], given, isJson, terminal }) {
    const port = given.number('port', 0, 65_535)
    const code = await serveUntilDone({
      open: !given.has('no-open'),
      env: terminal.env,
      print: line => terminal.out(isJson ? JSON.stringify({ address: line.split(' ').at(-1) }) : line),
      ...(port !== undefined && { port }),
      ...(notebook !== undefined && { notebook: notebookPath(notebook, terminal) })
    })
    return code === 0 ? 0 : 1
  }
}
