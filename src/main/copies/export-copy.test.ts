import { execFile, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNotebook } from '#main/open-notebook.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { addText, contentOf, openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import { busyNotebook, withSegments, linesIn } from '../../testing/sealed-notebook.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { exportCopy } from './export-copy.ts'

const passphrase = 'Tuareg señal 7 Kidal'
const identity = await generateIdentity()
const recipients = [await identityToRecipient(identity)]
const forFriend = { kind: 'recipients', recipients } as const
const program = promisify(execFile)
/** How many bytes more making a copy may hold than were held before. */
const MOST_HELD = 50_000_000
const hasAge = spawnSync('age', ['--version']).status === 0
const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasAge || !hasPython) console.info('Skipped: opening a copy with the program “age”, which is not installed.')

let folder = ''
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'copies-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A notebook with two sources and a history, and its path. */
async function notebook(name = 'Sahel') {
  const path = join(folder, `${name}.dossier`)
  await createNotebook(path, { title: name })
  const first = await openOn(realDisk, path)
  await addText(first, 'Mali leaves the court.')
  await run(first, { kind: 'add-tag', name: 'Coups' })
  await first.close()
  const session = await openOn(realDisk, path)
  await addText(session, 'The army took power in Niamey.')
  return { path, session }
}

/** Unpack what was decrypted, as any program for zip does. */
async function unpack(zip: Uint8Array, into: string): Promise<string> {
  const files = unzipSync(zip)
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(into, name)
    await mkdir(name.endsWith('/') ? path : dirname(path), { recursive: true })
    if (!name.endsWith('/')) await writeFile(path, bytes)
  }
  return join(into, Object.keys(files)[0]?.split('/')[0] ?? '')
}

async function opened(file: string): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(await readFile(file))
}

async function problemsOf(path: string, disk: Disk = realDisk): Promise<readonly string[]> {
  const verified = await verifyNotebook(path, disk)
  return verified.kind === 'done' ? [...verified.value.problems, ...verified.value.notes] : [verified.reason]
}

describe('an encrypted copy (V)', { timeout: 60_000 }, () => {
  it.skipIf(!hasAge)('[V60] opens with age and any program for zip, by the key of a recipient', async () => {
    const { path, session } = await notebook()
    const file = join(folder, 'copy.age')
    await writeFile(join(folder, 'key.txt'), identity)
    expect(await exportCopy(path, file, { key: forFriend })).toMatchObject({ kind: 'done', value: { files: 8 } })
    const { stdout } = await program('age', ['-d', '-i', join(folder, 'key.txt'), file], { encoding: 'buffer' })
    const copy = await unpack(stdout, join(folder, 'out'))
    expect(await problemsOf(copy)).toEqual([])
    const again = await openOn(realDisk, copy)
    expect(contentOf(again)).toEqual(contentOf(session))
    expect([await again.close(), await session.close()]).toMatchObject([{ kind: 'done' }, { kind: 'done' }])
  })

  it.skipIf(!hasAge || !hasPython)('[V60] opens with age by its passphrase, and with no other', async () => {
    const { path, session } = await notebook()
    await session.close()
    const file = join(folder, 'copy.age')
    expect((await exportCopy(path, file, { key: { kind: 'passphrase', passphrase } })).kind).toBe('done')
    expect(await onTerminal('another one', 'age', '-d', '-o', join(folder, 'a.zip'), file)).not.toBe(0)
    expect(await onTerminal(passphrase, 'age', '-d', '-o', join(folder, 'a.zip'), file)).toBe(0)
    expect(await problemsOf(await unpack(await readFile(join(folder, 'a.zip')), join(folder, 'out')))).toEqual([])
    expect((await readFile(file)).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/)
  })

  it('[V61] holds the notebook whole, but for its backups, its lock and what is derived', async () => {
    const { path, session } = await notebook('Événement à Ségou')
    await mkdir(join(path, 'backups'))
    await writeFile(join(path, 'backups', 'one.gz'), 'x')
    await mkdir(join(path, 'index'))
    await writeFile(join(path, 'texts', 'half.json.tmp'), 'x')
    await writeFile(join(path, 'notebook.json.damaged-1'), 'what was put aside')
    await exportCopy(path, join(folder, 'copy.age'), { key: forFriend })
    const names = Object.keys(unzipSync(await opened(join(folder, 'copy.age'))))
    expect(names.filter(name => /backups|index|lock|tmp/.test(name))).toEqual([])
    expect(names.slice(0, 6)).toEqual(
      ['', 'journal/', 'originals/', 'texts/', 'notebook.json', 'journal/000001.jsonl.gz'].map(
        name => `Événement à Ségou.dossier/${name}`
      )
    )
    expect(names.at(-1)).toBe('Événement à Ségou.dossier/notebook.json.damaged-1')
    await session.close()
  })

  it('[V61] of a notebook without sources opens too', async () => {
    const path = join(folder, 'empty.dossier')
    await createNotebook(path, { title: 'Empty' })
    await exportCopy(path, join(folder, 'copy.age'), { key: forFriend })
    const copy = await unpack(await opened(join(folder, 'copy.age')), join(folder, 'out'))
    expect([await problemsOf(copy), (await readdir(copy)).toSorted()]).toEqual([
      [],
      ['journal', 'notebook.json', 'originals', 'texts']
    ])
  })

  it('[V61] leaves out a notebook.json that is not as it was written, and lines that were never saved', async () => {
    const { disk, revision } = await busyNotebook()
    const [segment = ''] = [...disk.files().keys()].filter(path => path.endsWith('000002.jsonl'))
    const damaged = new SimulatedDisk(
      new Map([
        ...disk.files(),
        [`${SIMULATED}/notebook.json`, Buffer.from('{}')],
        [segment, Buffer.concat([disk.files().get(segment) ?? Buffer.alloc(0), Buffer.from('{"crc":"00')])]
      ])
    )
    expect(await exportCopy(SIMULATED, join(folder, 'copy.age'), { key: forFriend, disk: damaged })).toMatchObject({
      value: { revision }
    })
    const copy = await unpack(await opened(join(folder, 'copy.age')), join(folder, 'out'))
    expect(await problemsOf(copy)).toEqual([])
    expect(contentOf(await openOn(realDisk, copy))).toEqual(contentOf(await openOn(disk)))
  })

  it('[V61] holds a journal that crashes left with lines that do not count', async () => {
    const { disk } = await busyNotebook()
    const lines = await linesIn(disk)
    const [about] = (await openOn(disk)).notebook.about.values()
    const crashed = withSegments(disk, about?.notebookId ?? '', lines, [
      { from: 3, length: 1, isOther: true },
      { from: 3, length: lines.length - 3, isOther: false }
    ])
    expect(await exportCopy(SIMULATED, join(folder, 'copy.age'), { key: forFriend, disk: crashed })).toMatchObject({
      value: { revision: lines.length }
    })
  })

  it('[V62] gets its name only when it was read again and found whole', async () => {
    const { disk } = await busyNotebook()
    const size = await exportedSize(disk)
    for (let at = 0; at < size; at += 97) {
      const target = new SimulatedDisk(new Map([['/stick', null]]))
      const flipping: Disk = {
        ...plainly(target),
        async *readParts(path) {
          const bytes = Buffer.from(await target.read(path))
          bytes[at] = (bytes[at] ?? 0) ^ 4
          yield bytes
        }
      }
      const made = await exportCopy(SIMULATED, '/stick/copy.age', { key: forFriend, disk, target: flipping })
      expect(made).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/gave back something else/) })
      expect([...target.files().keys()]).toEqual(['/stick'])
    }
  })

  it('[V63] leaves nothing behind whatever call of the disk fails, and says why', async () => {
    const { disk } = await busyNotebook()
    const calls = await callsOf(disk)
    expect(calls).toBeGreaterThan(6)
    for (let number = 0; number < calls; number++) {
      const target = new SimulatedDisk(new Map([['/stick', null]]))
      target.fault = (call, _path, at) => (at === number && call !== 'remove' ? 'ENOSPC' : null)
      const made = await exportCopy(SIMULATED, '/stick/copy.age', { key: forFriend, disk, target })
      expect(made.kind === 'refused' ? made.reason : 'The disk is full, but not here').toMatch(
        /disk is full|disk gave back/i
      )
      // Once it has its name it is whole; that the name is on disk is all that may be unsure.
      const left = [...target.files().keys()].filter(path => path !== '/stick')
      expect(left).toEqual(made.kind === 'done' || number === calls - 1 ? ['/stick/copy.age'] : [])
    }
  })

  it('[V63] is never put over something that is there, unless told to', async () => {
    const { path, session } = await notebook()
    await session.close()
    const file = join(folder, 'copy.age')
    await writeFile(file, 'older')
    expect(await exportCopy(path, file, { key: forFriend })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('--force')
    })
    expect(await readFile(file, 'utf8')).toBe('older')
    expect((await exportCopy(path, file, { key: forFriend, mayReplace: true })).kind).toBe('done')
    expect((await readFile(file, 'latin1')).slice(0, 4)).toBe('age-')
    expect(await exportCopy(path, folder, { key: forFriend, mayReplace: true })).toMatchObject({ kind: 'refused' })
    expect(await exportCopy(path, join(folder, 'no', 'where.age'), { key: forFriend })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('no such folder')
    })
  })

  it('[V63] stops when told to, while it is written and while it is checked', async () => {
    const { path, session } = await notebook()
    await session.close()
    for (const step of ['writing', 'checking'] as const) {
      const stop = new AbortController()
      const onProgress = (progress: { readonly step: string }) => void (progress.step === step && stop.abort())
      const made = await exportCopy(path, join(folder, 'copy.age'), { key: forFriend, signal: stop.signal, onProgress })
      expect(made).toEqual({ kind: 'refused', reason: 'Stopped. Nothing was written.' })
      expect(await readdir(folder)).toEqual(['Sahel.dossier'])
    }
  })

  it('[V63] clears away what a process left that was killed long ago', async () => {
    const { path, session } = await notebook()
    await session.close()
    const target = new SimulatedDisk(
      new Map([
        ['/stick', null],
        ['/stick/.copy.age.0a1b2c3d.unfinished', Buffer.from('half')]
      ])
    )
    const aged: Disk = {
      ...plainly(target),
      find: async at => {
        const found = await target.find(at)
        return found && { ...found, modified: Date.now() - 2 * 86_400_000 }
      }
    }
    await exportCopy(path, '/stick/copy.age', { key: forFriend, target: aged })
    expect([...target.files().keys()]).toEqual(['/stick', '/stick/copy.age'])
  })

  it('[V64] is one state of a notebook that another program is writing to', async () => {
    const { path, session } = await notebook()
    const revision = session.status().revision
    let busy = true
    // Whatever is listed is put away, compressed, before it is read.
    const disk: Disk = {
      ...realDisk,
      async list(at) {
        const names = await realDisk.list(at)
        if (busy && at.endsWith('journal')) {
          busy = false
          await run(session, { kind: 'rename-notebook', title: 'Later' })
          await session.close()
        }
        return names
      }
    }
    const made = await exportCopy(path, join(folder, 'copy.age'), { key: forFriend, disk })
    expect(made).toMatchObject({ kind: 'done', value: { revision: revision + 1 } })
    const copy = await unpack(await opened(join(folder, 'copy.age')), join(folder, 'out'))
    expect(await problemsOf(copy)).toEqual([])
  })

  it('[V64] is one state, over and over, while sources come in and the journal is put away', async () => {
    const { path, session } = await notebook()
    let isOver = false
    const writing = (async () => {
      let open = session
      for (let number = 0; !isOver; number++) {
        await addText(open, `Report ${number} on the withdrawal.`)
        await run(open, { kind: 'add-tag', name: `Tag ${number}` })
        await pause(5)
        if (number % 3 < 2) continue
        await open.close()
        open = await openOn(realDisk, path)
      }
      await open.close()
    })()
    const revisions: number[] = []
    try {
      for (let number = 0; number < 6; number++) {
        const file = join(folder, `${number}.age`)
        const made = await exportCopy(path, file, { key: forFriend })
        if (made.kind === 'refused') throw new Error(made.reason)
        const copy = await unpack(await opened(file), join(folder, `out-${number}`))
        expect(await problemsOf(copy)).toEqual([])
        revisions.push(made.value.revision)
      }
    } finally {
      isOver = true
      await writing
    }
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
    expect(revisions.at(-1)).toBeGreaterThan(revisions[0] ?? 0)
  })

  it('[V65] is not made of a damaged notebook, or of one that lacks a file', async () => {
    const { disk } = await busyNotebook()
    const files = [...disk.files()]
    const made = (changed: readonly (readonly [string, Buffer | null])[]) =>
      exportCopy(SIMULATED, join(folder, 'copy.age'), { key: forFriend, disk: new SimulatedDisk(new Map(changed)) })
    const flipped = (part: string) =>
      files.map(([path, bytes]): [string, Buffer | null] => {
        const other = bytes && Buffer.from(bytes)
        if (other && path.includes(part)) other[12] = (other[12] ?? 0) ^ 1
        return [path, other]
      })
    for (const part of ['journal/000001', 'journal/000002', 'originals/', 'texts/'])
      expect(await made(flipped(part))).toMatchObject({
        kind: 'refused',
        reason: expect.stringMatching(new RegExp(`^No copy was made\\. The notebook is damaged: ${part}`))
      })
    for (const part of ['originals/', 'texts/'])
      expect(await made(files.filter(([path]) => !path.includes(part)))).toMatchObject({
        kind: 'refused',
        reason: expect.stringMatching(/is missing: .* of “Mali leaves/)
      })
    expect(await made(files.filter(([path]) => !path.includes('journal/000001')))).toMatchObject({ kind: 'refused' })
    expect(await made([['/home', null]])).toMatchObject({ reason: expect.stringContaining('no notebook') })
    expect(await readdir(folder)).toEqual([])
  })

  it('[V65] is made of a notebook that goes on without a file, once that was accepted', async () => {
    const { path, session } = await notebook()
    await session.close()
    const [original = ''] = await readdir(join(path, 'originals'))
    await rm(join(path, 'originals', original))
    const without = join(folder, 'copy.age')
    expect(await exportCopy(path, without, { key: forFriend })).toMatchObject({ kind: 'refused' })
    await writeFile(join(path, 'missing.json'), JSON.stringify({ missing: [`originals/${original}`] }))
    expect(await exportCopy(path, without, { key: forFriend })).toMatchObject({ kind: 'done' })
    const copy = await unpack(await opened(without), join(folder, 'out'))
    expect((await openOn(realDisk, copy)).damage).toBeNull()
  })

  it('[V66] takes little memory, however large the notebook', async () => {
    const path = join(folder, 'large.dossier')
    await createNotebook(path, { title: 'Large' })
    for (let number = 0; number < 5; number++) {
      const bytes = randomBytes(20_000_000)
      await writeFile(join(path, 'originals', createHash('sha256').update(bytes).digest('hex')), bytes)
    }
    let most = 0
    collectGarbage()
    const start = inUse()
    const onProgress = () => {
      // What has served and was not collected yet is not held.
      if (inUse() - start >= MOST_HELD) collectGarbage()
      most = Math.max(most, inUse() - start)
    }
    const made = await exportCopy(path, join(folder, 'copy.age'), { key: forFriend, onProgress })
    expect(made).toMatchObject({ kind: 'done', value: { files: 7 } })
    expect(most).toBeLessThan(MOST_HELD)
  })

  it('[V67] is for its owner alone, and nothing of it is ever written unencrypted', async () => {
    const { path, session } = await notebook()
    await session.close()
    const target = new SimulatedDisk(new Map([['/stick', null]]))
    await exportCopy(path, '/stick/copy.age', { key: forFriend, target })
    const written = [...target.files().values()].map(bytes => bytes?.toString('latin1') ?? '').join('')
    expect(target.operations.filter(({ kind }) => kind === 'create')).toHaveLength(1)
    // Of four letters or more: two stand in what is encrypted now and then by chance.
    const plain = ['Mali', 'dossier', 'notebook', 'jsonl', 'PK\u0003\u0004', 'PK\u0001\u0002']
    expect(plain.filter(words => written.includes(words))).toEqual([])
    await exportCopy(path, join(folder, 'copy.age'), { key: forFriend })
    expect((await stat(join(folder, 'copy.age'))).mode & 0o777).toBe(0o600)
  })
})

/** How many bytes are in use: those held, and those that have served and were not collected yet. */
function inUse(): number {
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
}

/** The functions of a simulated disk alone, to put others in their place. */
function plainly(disk: SimulatedDisk): Disk {
  return {
    handle: null,
    create: path => disk.create(path),
    read: path => disk.read(path),
    readParts: path => disk.readParts(path),
    list: at => disk.list(at),
    find: path => disk.find(path),
    rename: (from, to) => disk.rename(from, to),
    remove: path => disk.remove(path),
    makeFolder: path => disk.makeFolder(path),
    removeFolder: path => disk.removeFolder(path),
    makePrivate: () => disk.makePrivate(),
    syncFolder: path => disk.syncFolder(path)
  }
}

async function exportedSize(disk: Disk): Promise<number> {
  const target = new SimulatedDisk(new Map([['/stick', null]]))
  const made = await exportCopy(SIMULATED, '/stick/copy.age', { key: forFriend, disk, target })
  return made.kind === 'done' ? made.value.bytes : 0
}

async function callsOf(disk: Disk): Promise<number> {
  const target = new SimulatedDisk(new Map([['/stick', null]]))
  await exportCopy(SIMULATED, '/stick/copy.age', { key: forFriend, disk, target })
  // The last but one gives it its name, and the last of all clears up.
  return target.calls - 1
}

/** Run a program on a terminal of its own, and type a line when it asks; its exit code. */
async function onTerminal(typed: string, ...command: readonly string[]): Promise<number> {
  const script = [
    'import pty, os, sys, time',
    'pid, fd = pty.fork()',
    'if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])',
    'said = b""',
    'while b"assphrase" not in said: said += os.read(fd, 1000)',
    'os.write(fd, (sys.argv[1] + "\\n").encode())',
    'try:',
    '  while os.read(fd, 1000): pass',
    'except OSError: pass',
    'sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))'
  ].join('\n')
  const { promise, resolve } = Promise.withResolvers<number>()
  execFile('python3', ['-c', script, typed, ...command], error => resolve(error ? Number(error.code ?? 1) : 0))
  return promise
}
