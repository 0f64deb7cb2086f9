import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realDisk } from '#main/storage/disk.ts'
import { takeLock } from '#main/storage/lock.ts'
import { encryptNotebook } from '#main/vault/index.ts'
import { runCli } from './run-cli.ts'

const passphrase = 'Tuareg señal 7 Kidal'
const article = 'The states said: “Leaving takes a year”.\nMali leaves the court.\n'
let folder = ''
let recoveryKey = ''

beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'cli-encryption-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

type Around = {
  readonly env?: NodeJS.ProcessEnv
  /** What is typed at a terminal, a line for each question. */
  readonly typed?: readonly string[]
  /** What comes in by a pipe. */
  readonly piped?: string
}

/** Call the command line; everything it prints is kept. */
async function call({ env = {}, typed, piped = '' }: Around, ...args: readonly string[]) {
  const lines: { readonly out: string[]; readonly err: string[] } = { out: [], err: [] }
  const keyboard = Object.assign(new PassThrough(), typed && { isTTY: true, setRawMode: () => {} })
  if (typed) keyboard.write(typed.map(line => `${line}\r`).join(''))
  else keyboard.end(piped)
  const code = await runCli(args, {
    folder,
    env: { DOSSIER_CONFIG: join(folder, 'config'), DOSSIER_BY: 'Awa', ...env },
    out: line => void lines.out.push(line),
    err: line => void lines.err.push(line),
    progress: () => {},
    input: () => keyboard,
    interrupted: () => new AbortController().signal,
    isDeaf: () => false
  })
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
}

const dossier = (...args: readonly string[]) => call({}, ...args)
const withPassphrase = (...args: readonly string[]) => call({ env: { DOSSIER_PASSPHRASE: passphrase } }, ...args)
const write = (name: string, text: string) => writeFile(join(folder, name), text)

/** A notebook with a source and an excerpt, not encrypted. */
async function plain() {
  await write('states.txt', article)
  await dossier('new', 'n.dossier')
  await dossier('import', 'n.dossier', 'states.txt')
  await dossier('mark', 'n', '--source', 'states.txt', '--quote', 'Mali', '--tag', 'Withdrawal', '--note', 'Why now')
}

/** The same, encrypted with the least work, so that each test need not wait. */
async function encrypted() {
  await plain()
  const path = join(folder, 'n.dossier')
  const made = await encryptNotebook(path, { passphrase, host: 'a test', scryptCost: 2 })
  recoveryKey = made.kind === 'done' ? made.value.recoveryKey : ''
}

/** Every byte and every name in a folder. */
async function everythingIn(name: string): Promise<string> {
  const paths = await readdir(join(folder, name), { recursive: true, withFileTypes: true })
  const files = paths.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const bytes = await Promise.all(files.map(file => readFile(file, 'latin1')))
  return [...paths.map(entry => entry.name), ...bytes].join('\n')
}

describe('an encrypted notebook on the command line (V)', { timeout: 60_000 }, () => {
  it('[V70] opens with a passphrase from a file or the environment, and says how where there is none', async () => {
    await encrypted()
    expect(await dossier('sources', 'n')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/--passphrase-file FILE.*DOSSIER_PASSPHRASE.*--recovery-key-file/)
    })
    expect(await withPassphrase('sources', 'n')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('txt')
    })
    for (const text of [passphrase, `${passphrase}\n`, `\uFEFF${passphrase}\r\nsecond line\r\n`]) {
      await write('pw', text)
      expect((await dossier('sources', 'n', '--passphrase-file', 'pw')).code).toBe(0)
    }
    // What is said on the command line counts before what stands in the environment.
    const env = { DOSSIER_PASSPHRASE: 'another one altogether' }
    expect((await call({ env }, 'sources', 'n', '--passphrase-file', 'pw')).code).toBe(0)
    expect(await call({ env }, 'sources', 'n')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('not the passphrase')
    })
  })

  it('[V70] is not told a passphrase on the command line', async () => {
    await encrypted()
    expect(await dossier('sources', 'n', '--passphrase', passphrase)).toMatchObject({ code: 2, out: '' })
    expect((await dossier('sources', 'n', '--passphrase', passphrase)).err).not.toContain(passphrase)
  })

  it('[V70] says what is wrong with a file that should hold the passphrase', async () => {
    await encrypted()
    await write('empty', '\nsecond line')
    await writeFile(join(folder, 'latin'), Buffer.from([0x73, 0x65, 0xf1, 0x61, 0x6c]))
    const reasons = [
      ['nowhere', 'no such file'],
      ['empty', 'first line'],
      ['latin', 'UTF-8'],
      ['.', 'folder']
    ] as const
    for (const [name, words] of reasons)
      expect(await dossier('sources', 'n', '--passphrase-file', name)).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining(words)
      })
    expect(await dossier('sources', 'n', '--passphrase-file', 'a', '--recovery-key-file', 'b')).toMatchObject({
      code: 2
    })
  })

  it('[V70] takes no notice of a passphrase that a plain notebook does not need', async () => {
    await plain()
    expect((await withPassphrase('sources', 'n')).code).toBe(0)
    expect((await dossier('sources', 'n', '--passphrase-file', 'nowhere')).code).toBe(0)
  })

  it('[V77] asks for its passphrase at a terminal, up to three times', async () => {
    await encrypted()
    const right = await call({ typed: ['not this one', passphrase] }, 'sources', 'n')
    expect(right).toMatchObject({ code: 0, out: expect.stringContaining('txt') })
    expect(right.err).toMatch(/Passphrase of “n”.*\n.*not the passphrase.*\nPassphrase of “n”/)
    expect(right.err + right.out).not.toContain(passphrase)
    const wrong = await call({ typed: ['one', 'two', 'three', passphrase] }, 'sources', 'n')
    expect([wrong.code, wrong.out, wrong.err.match(/not the passphrase/g)?.length]).toEqual([1, '', 3])
    expect(await call({ typed: [''] }, 'sources', 'n')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing')
    })
    expect(await call({ typed: ['\u0003'] }, 'sources', 'n')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Stopped')
    })
  })

  it('[V73] opens with its recovery key, from a file or typed in place of the passphrase', async () => {
    await encrypted()
    await write('key', `${recoveryKey}\n`)
    expect((await dossier('sources', 'n', '--recovery-key-file', 'key')).code).toBe(0)
    expect((await call({ typed: [recoveryKey.toLowerCase().replaceAll('-', ' ')] }, 'sources', 'n')).code).toBe(0)
    const [first = '', ...rest] = recoveryKey.split('-')
    const mistyped = [first.split('').toReversed().join(''), ...rest].join('-')
    await write('key', mistyped)
    expect(await dossier('sources', 'n', '--recovery-key-file', 'key')).toMatchObject({ code: 1, out: '' })
    expect((await call({ typed: [mistyped, '', ''] }, 'sources', 'n')).err).toMatch(/mistyped|another notebook/)
  })

  const works: readonly (readonly [string, ...string[]])[] = [
    ['import', 'n', 'more.txt'],
    ['sources', 'n'],
    ['tags', 'n'],
    ['show', 'n', 'states.txt'],
    ['mark', 'n', '--source', 'states.txt', '--quote', 'court', '--tag', 'Withdrawal'],
    ['excerpts', 'n'],
    ['search', 'n', 'Mali'],
    ['export', 'n', '--format', 'json'],
    ['run', 'n', 'commands.jsonl'],
    ['undo', 'n'],
    ['redo', 'n'],
    ['log', 'n'],
    ['seal', 'n'],
    ['verify', 'n'],
    ['repair', 'n'],
    ['backup', 'n', 'make'],
    ['backup', 'n', 'list'],
    ['backup', 'n', 'restore', '4', '--yes'],
    ['erase', 'n', '--person', 'Awa', '--yes']
  ]

  it('[V72] is opened by every command, and nothing of it comes to lie there plain', async () => {
    await encrypted()
    await write('more.txt', 'The army took power in Niamey.')
    await write('commands.jsonl', '{"kind":"add-tag","name":"Zinder"}\n')
    await withPassphrase('backup', 'n', 'make')
    for (const args of works) {
      const { code, err } = await withPassphrase(...args)
      expect([args.join(' '), code, err.includes('encrypted')]).toEqual([args.join(' '), 0, false])
      expect(await dossier(...args)).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('--passphrase-file')
      })
    }
    expect(await everythingIn('n.dossier')).not.toMatch(/Mali|Niamey|Zinder|Withdrawal|Why now|jsonl|notebook\.json/)
    const { out } = await withPassphrase('verify', 'n')
    // As the backup was that was restored last.
    expect(out).toMatch(/Checked 1 sources, 1 excerpts, .* 4 files: all is well/)
  })

  it('[V72] leaves out no command that opens a notebook', async () => {
    const { out } = await dossier('--help')
    const names = out.split('\n').flatMap(line => /^ {2}(\w+) \[?NOTEBOOK/.exec(line)?.[1] ?? [])
    const others = ['new', 'encrypt', 'decrypt', 'passphrase', 'serve']
    expect(names.filter(name => !others.includes(name) && !works.some(([work]) => work === name))).toEqual([])
    for (const name of names) expect((await dossier(name, '--help')).out).toContain('--passphrase-file FILE')
  })

  it('[V72] is verified with its seal, and found damaged', async () => {
    await encrypted()
    const { out: seal } = await withPassphrase('seal', 'n')
    expect((await withPassphrase('verify', 'n', '--seal', seal)).code).toBe(0)
    const texts = join(folder, 'n.dossier', 'texts')
    const [text = ''] = await readdir(texts)
    const bytes = await readFile(join(texts, text))
    bytes[60] = (bytes[60] ?? 0) ^ 1
    await writeFile(join(texts, text), bytes)
    expect(await withPassphrase('verify', 'n')).toMatchObject({ code: 1, err: expect.stringContaining('states') })
  })

  it('[V74] is made of a plain one; the recovery key is printed once, and what is promised is said', async () => {
    await plain()
    await write('pw', `${passphrase}\n`)
    const { code, out, err } = await dossier('encrypt', 'n', '--passphrase-file', 'pw')
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^The notebook is encrypted\.\nRecovery key: (\w{7}-){7}\w{7}$/)
    ])
    expect(err).toMatch(/Encrypted are.*\nNot hidden are.*\nCopies made before.*\nWithout the passphrase/)
    await write('key', out.split(' ').at(-1) ?? '')
    expect((await dossier('sources', 'n', '--recovery-key-file', 'key')).code).toBe(0)
    expect((await dossier('verify', 'n', '--passphrase-file', 'pw')).out).toContain('all is well')
    expect(await everythingIn('n.dossier')).not.toMatch(/Mali|Withdrawal|Why now/)
    expect(await dossier('encrypt', 'n', '--passphrase-file', 'pw')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('encrypted already')
    })
  })

  it('[V74] takes its passphrase typed twice, and asks again where the two differ or it is too short', async () => {
    await plain()
    const typed = ['short', passphrase, 'something else', passphrase, passphrase]
    const { code, out, err } = await call({ typed }, 'encrypt', 'n', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ recoveryKey: expect.stringMatching(/^(\w{7}-){7}\w{7}$/), problem: null })
    expect(err).toMatch(/too short.*\n.*New passphrase.*\n.*once more.*\n.*not the same/)
    expect((await withPassphrase('sources', 'n')).code).toBe(0)
  })

  it('[V74] is not made with a passphrase that is too short, or none', async () => {
    await plain()
    const before = await everythingIn('n.dossier')
    const env = { DOSSIER_NEW_PASSPHRASE: 'short' }
    expect(await call({ env }, 'encrypt', 'n')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('too short')
    })
    expect(await dossier('encrypt', 'n')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('--new-passphrase-file')
    })
    expect(await everythingIn('n.dossier')).toBe(before)
    expect(await withPassphrase('encrypt', 'nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no notebook')
    })
  })

  it('[V74] says so where the passphrase is that of something else', async () => {
    await plain()
    const line = /^The passphrase is the one of --passphrase-file or DOSSIER_PASSPHRASE/m
    const own = { DOSSIER_PASSPHRASE: 'another one altogether', DOSSIER_NEW_PASSPHRASE: passphrase }
    expect((await call({ env: own }, 'backup', 'n', 'export', 'own.age')).err).not.toMatch(line)
    expect(await withPassphrase('backup', 'n', 'export', 'copy.age')).toMatchObject({
      code: 0,
      err: expect.stringMatching(line)
    })
    expect((await withPassphrase('encrypt', 'n')).err).toMatch(line)
    const recipient = await identityToRecipient(await generateIdentity())
    const env = { DOSSIER_PASSPHRASE: passphrase, DOSSIER_NEW_PASSPHRASE: 'Gao 12 river boats' }
    expect((await call({ env }, 'backup', 'n', 'export', 'sent.age', '--recipient', recipient)).err).toContain(
      'DOSSIER_NEW_PASSPHRASE is not used'
    )
  })

  it('[V75] is made plain again', async () => {
    await encrypted()
    expect(await call({ typed: ['wrong', 'wrong', 'wrong'] }, 'decrypt', 'n')).toMatchObject({ code: 1, out: '' })
    expect(await withPassphrase('decrypt', 'n')).toMatchObject({ code: 0, out: expect.stringContaining('no longer') })
    expect((await dossier('verify', 'n')).out).toContain('all is well')
    expect((await dossier('excerpts', 'n')).out).toContain('Mali')
    for (const command of ['decrypt', 'passphrase'])
      expect(await withPassphrase(command, 'n')).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('no encrypted notebook')
      })
  })

  it('[V75] gets another passphrase, and another recovery key', async () => {
    await encrypted()
    const env = { DOSSIER_PASSPHRASE: passphrase, DOSSIER_NEW_PASSPHRASE: 'Gao 12 river boats' }
    expect(await call({ env }, 'passphrase', 'n')).toMatchObject({ code: 0, out: 'The passphrase is changed.' })
    expect((await withPassphrase('sources', 'n')).code).toBe(1)
    expect((await call({ env: { DOSSIER_PASSPHRASE: 'Gao 12 river boats' } }, 'sources', 'n')).code).toBe(0)

    await write('old', recoveryKey)
    const made = await dossier('passphrase', 'n', '--recovery-key', '--recovery-key-file', 'old', '--json')
    await write('key', JSON.parse(made.out).recoveryKey)
    expect((await dossier('sources', 'n', '--recovery-key-file', 'old')).code).toBe(1)
    expect((await dossier('sources', 'n', '--recovery-key-file', 'key')).code).toBe(0)

    // Whoever forgot the passphrase takes the recovery key, and types a new one.
    const typed = [passphrase, passphrase]
    expect((await call({ typed }, 'passphrase', 'n', '--recovery-key-file', 'key')).code).toBe(0)
    expect((await withPassphrase('sources', 'n')).code).toBe(0)
    // A passphrase in use is not taken for a new one.
    expect(await withPassphrase('passphrase', 'n')).toMatchObject({
      code: 1,
      err: expect.stringContaining('new passphrase')
    })
  })

  it('[V27] is told what no longer opens it where that was damaged, and how to make it anew', async () => {
    await encrypted()
    for (const name of ['keys.json', 'keys-copy.json']) {
      const keys = await readFile(join(folder, 'n.dossier', name), 'utf8')
      await writeFile(join(folder, 'n.dossier', name), keys.replace(/(recovery key".*"wrapped":")../, '$1zz'))
    }
    const env = { DOSSIER_PASSPHRASE: passphrase, DOSSIER_NEW_PASSPHRASE: 'Gao 12 river boats' }
    expect(await call({ env }, 'passphrase', 'n')).toMatchObject({
      code: 0,
      err: expect.stringMatching(/recovery key opens was damaged.*--recovery-key$/s)
    })
    const made = await call(
      { env: { DOSSIER_PASSPHRASE: 'Gao 12 river boats' } },
      'passphrase',
      'n',
      '--recovery-key',
      '--json'
    )
    await write('key', JSON.parse(made.out).recoveryKey)
    expect([JSON.parse(made.out).lost, (await dossier('sources', 'n', '--recovery-key-file', 'key')).code]).toEqual([
      null,
      0
    ])
  })

  it('[J35] says who has it open before anything of it is read or a passphrase is asked for', async () => {
    await encrypted()
    const attempt = await takeLock(realDisk, join(folder, 'n.dossier'), 'the Dossier app')
    for (const name of ['notebook.json', 'keys.json', 'keys-copy.json'])
      await rename(join(folder, 'n.dossier', name), join(folder, name)).catch(() => {})
    for (const args of [
      ['undo'],
      ['decrypt'],
      ['encrypt'],
      ['repair'],
      ['import', 'states.txt'],
      ['erase', '--note', 'notebook']
    ]) {
      const [command = '', ...rest] = args
      const told = await dossier(command, 'n', ...rest)
      expect([command, told.code, told.out]).toEqual([command, 1, ''])
      expect(told.err).toMatch(/^This notebook is open in the Dossier app \(process/)
    }
    if (attempt.kind === 'held') await attempt.lock.release()
  })

  it('[V76] is made encrypted, and only the name of its folder was ever plain', async () => {
    await write('cb.csv', 'path,definition\nWitnesses,Whom to protect\n')
    const made = await withPassphrase(
      'new',
      'n',
      '--encrypt',
      '--title',
      'Witness in Gao',
      '--codebook',
      'cb.csv',
      '--json'
    )
    expect(JSON.parse(made.out)).toMatchObject({ title: 'Witness in Gao', recoveryKey: expect.stringMatching(/-/) })
    expect(await everythingIn('n.dossier')).not.toMatch(/in Gao|Witness/)
    expect((await withPassphrase('tags', 'n')).out).toContain('Witnesses')
    expect((await withPassphrase('export', 'n', '--format', 'md')).out).toContain('Witness in Gao')
    expect((await withPassphrase('verify', 'n')).code).toBe(0)
    expect(await dossier('new', 'm', '--encrypt')).toMatchObject({
      code: 1,
      err: expect.stringContaining('new passphrase')
    })
    expect((await readdir(folder)).filter(name => name.startsWith('m'))).toEqual([])
  })
})

describe('an encrypted copy on the command line (V)', { timeout: 60_000 }, () => {
  it('[V68] is made for the public keys of others, of a plain and of an encrypted notebook', async () => {
    const identity = await generateIdentity()
    const recipient = await identityToRecipient(identity)
    await encrypted()
    const args = ['backup', 'n', 'export', 'copy.age', '--recipient', recipient, '--recipient', recipient] as const
    expect(await dossier(...args)).toMatchObject({ code: 1, out: '' })
    const made = await withPassphrase(...args, '--json')
    expect(JSON.parse(made.out)).toEqual({
      file: join(folder, 'copy.age'),
      revision: 4,
      files: expect.any(Number),
      bytes: (await stat(join(folder, 'copy.age'))).size
    })
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const files = unzipSync(await decrypter.decrypt(await readFile(join(folder, 'copy.age'))))
    expect(Object.keys(files)).toContain('n.dossier/notebook.json')
    expect(Buffer.from(files['n.dossier/notebook.json'] ?? []).toString()).toContain('Why now')
    expect(Object.keys(files).filter(name => /keys|lock/.test(name))).toEqual([])
    expect(await withPassphrase(...args)).toMatchObject({ code: 1, err: expect.stringContaining('--force') })
    expect((await withPassphrase(...args, '--force')).code).toBe(0)
  })

  it('[V68] refuses keys that are none, and does not repeat a secret one', async () => {
    await plain()
    const identity = await generateIdentity()
    const secret = await dossier('backup', 'n', 'export', 'copy.age', '--recipient', identity)
    expect([secret.code, secret.err.includes('AGE-SECRET'), secret.err.includes('secret key')]).toEqual([
      2,
      false,
      true
    ])
    for (const recipient of ['age1nonsense', 'ssh-ed25519 AAAA', 'bob@example.org'])
      expect((await dossier('backup', 'n', 'export', 'copy.age', '--recipient', recipient)).code).toBe(2)
    expect((await dossier('backup', 'n', 'export')).code).toBe(2)
    expect(
      (
        await dossier(
          'backup',
          'n',
          'export',
          'copy.age',
          '--recipient',
          await identityToRecipient(identity),
          '--new-passphrase-file',
          'x'
        )
      ).code
    ).toBe(2)
    expect(await readdir(folder)).not.toContain('copy.age')
  })

  it('[V68] is made for a passphrase, given or typed twice, never into a notebook', async () => {
    await plain()
    expect(await dossier('backup', 'n', 'export', 'copy.age')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--new-passphrase-file')
    })
    expect(await withPassphrase('backup', 'n', 'export', 'n.dossier/copy.age')).toMatchObject({
      code: 1,
      err: expect.stringContaining('lies in a notebook')
    })
    const typed = [passphrase, passphrase]
    expect((await call({ typed }, 'backup', 'n', 'export', 'copy.age')).code).toBe(0)
    const decrypter = new Decrypter()
    decrypter.addPassphrase(passphrase)
    expect((await decrypter.decrypt(await readFile(join(folder, 'copy.age')))).subarray(0, 2)).toEqual(
      new Uint8Array([0x50, 0x4b])
    )
  })
})

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
  const env = { ...process.env, DOSSIER_CONFIG: join(folder, 'config') }
  const command = ['-c', script, JSON.stringify(typing), process.execPath, program, ...args]
  const { stdout } = spawnSync('python3', command, { cwd: folder, env, encoding: 'utf8', timeout: 30_000 })
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
