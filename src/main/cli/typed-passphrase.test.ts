import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { passphrase, useSecretCommandLine } from '../../testing/secret-command-line.ts'

const cli = useSecretCommandLine()
const { encrypted, withPassphrase } = cli

const program = join(import.meta.dirname, '..', 'cli.ts')
const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython) console.info('Skipped: a passphrase typed on a real terminal, which needs python3.')

/** What to wait for on the terminal, and what to type then. */
type Typing = readonly [string, string]

/** Run the command line on a terminal of its own, and type; what the terminal showed, and the exit code. */
function onTerminal(typing: readonly Typing[], ...args: readonly string[]) {
  const script = [
    'import pty, os, sys, json, time',
    'typing = json.loads(sys.argv[1])',
    'pid, fd = pty.fork()',
    'if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])',
    'said, new = b"", b""',
    'try:',
    '  while True:',
    '    part = os.read(fd, 1000)',
    '    if not part: break',
    '    said, new = said + part, new + part',
    '    if typing and typing[0][0].encode() in new:',
    '      time.sleep(0.3)',
    '      os.write(fd, typing.pop(0)[1].encode())',
    '      new = b""',
    'except OSError: pass',
    'print(json.dumps({"said": said.decode(), "code": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}))'
  ].join('\n')
  const env = { ...process.env, DOSSIER_CONFIG: join(cli.folder, 'config') }
  const command = ['-c', script, JSON.stringify(typing), process.execPath, program, ...args]
  const { stdout } = spawnSync('python3', command, { cwd: cli.folder, env, encoding: 'utf8', timeout: 30_000 })
  return JSON.parse(stdout) as { readonly said: string; readonly code: number }
}

const ASKED = 'while you type)\r\n'

describe.skipIf(!hasPython)('a passphrase on a real terminal (V)', { timeout: 60_000 }, () => {
  it('[V71] is asked for and does not show; a wrong one is asked for again', async () => {
    await encrypted()
    const { said, code } = onTerminal(
      [
        [ASKED, 'Timbuktu\r'],
        [ASKED, 'Tuareg señax\u007Fl 7 Kidal\r']
      ],
      'sources',
      'n'
    )
    expect(said).toMatch(/Passphrase of “n”.*not the passphrase.*Passphrase of “n”.*txt/s)
    expect([code, /Timbuktu|Tuareg|Kidal/.test(said)]).toEqual([0, false])
  })

  it('[V71] is given up with Ctrl C', async () => {
    await encrypted()
    expect(onTerminal([[ASKED, 'half\u0003']], 'sources', 'n')).toEqual({
      code: 1,
      said: expect.stringMatching(/Stopped\./)
    })
  })

  it('[V71] is typed first, and the lines after it are commands', async () => {
    await encrypted()
    const typing = [
      [ASKED, `${passphrase}\r{"kind":"add-tag","name":"Kayes"}\n`],
      ['"ok":true', '\u0004']
    ] as const
    const { said, code } = onTerminal(typing, 'run', 'n')
    expect([code, /"ok":true/.test(said)]).toEqual([0, true])
    expect((await withPassphrase('tags', 'n')).out).toContain('Kayes')
  })
})
