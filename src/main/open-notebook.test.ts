import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { querySchema } from '#shared/queries/index.ts'
import { addText, contentOf, openOn, run } from '../testing/open-folder.ts'
import { createNotebook, openNotebook } from './open-notebook.ts'
import { realDisk } from './storage/disk.ts'
import { repairNotebook } from './storage/repair.ts'
import { tailWith, TAIL_LENGTH, type Snapshot } from './storage/snapshot.ts'
import { verifyNotebook } from './storage/verify.ts'

let folder = ''
let path = ''

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-'))
  path = join(folder, 'Sahel.dossier')
  await createNotebook(path, { title: 'Sahel' })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (write = true) => openOn(realDisk, path, write)
const options = { by: () => 'Ana', announce: () => {}, write: true }
const text = 'Mali, Burkina Faso and Niger leave the court. Leaving takes a year.'

/** Open, mark two passages, and return the session. */
async function opened() {
  const session = await open()
  const added = await addText(session, text, 'Three states leave')
  if (added.kind !== 'done') throw new Error(added.reason)
  for (const [start, end] of [
    [0, 4],
    [6, 18]
  ] as const)
    await run(session, { kind: 'mark-excerpt', sourceId: added.value, start, end, newTagNames: ['Exit'] })
  return session
}

describe('the notebook folder (J)', () => {
  it('[J1] gives back all of it after closing and opening', async () => {
    const session = await opened()
    const before = [contentOf(session), session.status()]
    await session.close()
    const again = await open()
    expect([contentOf(again), again.status()]).toEqual(before)
    const [source] = again.notebook.sources.values()
    expect(await again.text(source?.id ?? '')).toMatchObject({ kind: 'done', value: { text } })
  })

  it('[J2] is readable by stock lowdb once closed', async () => {
    const session = await opened()
    await session.close()
    const stock = new Low(new JSONFile<Snapshot>(join(path, 'notebook.json')), {} as Snapshot)
    await stock.read()
    expect(stock.data.excerpts.map(excerpt => excerpt.anchor.exact).sort()).toEqual(['Burkina Faso', 'Mali'])
    expect(stock.data).toMatchObject({ format: 'dossier', version: 2, revision: 4, about: { title: 'Sahel' } })
  })

  it('[J3] is for its owner alone, whatever the system would allow', async () => {
    const mask = process.umask(0)
    try {
      rmSync(path, { recursive: true })
      await createNotebook(path, { title: 'Sahel' })
      const session = await opened()
      chmodSync(path, 0o755)
      await session.close()
      await (await open()).close()
      const names = ['.', ...readdirSync(path, { recursive: true }).map(String)]
      for (const name of names) {
        const found = statSync(join(path, name))
        expect([name, found.mode & 0o777]).toEqual([name, found.isDirectory() ? 0o700 : 0o600])
      }
    } finally {
      process.umask(mask)
    }
  })

  it('[J6] opens without notebook.json, and with one that was changed, from the journal', async () => {
    const session = await opened()
    const before = contentOf(session)
    await session.close()
    const snapshot = join(path, 'notebook.json')
    for (const spoil of [
      () => rmSync(snapshot),
      () => writeFileSync(snapshot, '{"format":"dossier"}'),
      () => writeFileSync(snapshot, '')
    ]) {
      spoil()
      const again = await open()
      expect(contentOf(again)).toEqual(before)
      await again.close()
      expect(await verifyNotebook(path)).toMatchObject({ value: { problems: [] } })
    }
  })

  it('[J7] keeps what was in a changed notebook.json', async () => {
    await (await opened()).close()
    writeFileSync(join(path, 'notebook.json'), 'mine')
    await (await open()).close()
    expect(readFileSync(join(path, 'notebook.json.damaged-1'), 'utf8')).toBe('mine')
  })

  it('[J56] calls a forged excerpt damaged when it is asked for, and has it from the journal once it was written anew', async () => {
    const session = await opened()
    const excerpts = new Map(session.notebook.excerpts)
    await session.close()
    const file = readFileSync(join(path, 'notebook.json')).subarray(0, -TAIL_LENGTH)
    const forged = Buffer.from(file.toString().replace('"exact":"Mali"', '"exact":"Mali"!'))
    writeFileSync(join(path, 'notebook.json'), Buffer.concat([forged, tailWith(hash('sha256', forged))]))
    const again = await open()
    const reason = expect.stringContaining('notebook.json is not as it was written')
    expect(await again.ask(querySchema.parse({ kind: 'source-list' }))).toMatchObject({ kind: 'done' })
    expect(await again.ask(querySchema.parse({ kind: 'excerpts' }))).toEqual({ kind: 'refused', reason })
    expect(await run(again, { kind: 'rename-notebook', title: 'Mine' })).toMatchObject({ kind: 'done' })
    expect(await again.close()).toMatchObject({ kind: 'done' })
    const last = await open()
    expect(new Map(last.notebook.excerpts)).toEqual(excerpts)
    await last.close()
    expect(await verifyNotebook(path)).toMatchObject({ value: { problems: [] } })
  })

  it('[J8] says plainly why it cannot open', async () => {
    const reason = async (place: string) => {
      const result = await openNotebook(place, options)
      return result.kind === 'refused' ? result.reason : 'opened'
    }
    expect(await reason(join(folder, 'none'))).toContain('There is no notebook at')
    expect(await reason(folder)).toContain('is not a notebook')
    const session = await opened()
    const segment = join(path, 'journal', '000002.jsonl')
    const bytes = readFileSync(segment, 'utf8')
    writeFileSync(segment, bytes.replace('Burkina', 'Burkine'))
    for (const write of [false, true])
      expect(await openNotebook(path, { ...options, write })).toMatchObject({
        value: {
          readOnly: expect.stringMatching(
            /journal\/000002\.jsonl is not as it was written at line 3.*after change 2 \(20.*2 later changes.*copy of the whole folder.*dossier repair/
          )
        }
      })
    writeFileSync(segment, bytes)
    await session.close()
    const snapshot = join(path, 'notebook.json')
    const { encodeSnapshot } = await import('./storage/snapshot.ts')
    const data = JSON.parse(readFileSync(snapshot, 'utf8')) as Snapshot
    writeFileSync(snapshot, encodeSnapshot({ ...data, version: 99 }))
    expect(await reason(path)).toContain('newer version')
    rmSync(snapshot)
    for (const name of readdirSync(join(path, 'journal'))) writeFileSync(join(path, 'journal', name), 'nothing\n')
    expect(await reason(path)).toContain('The notebook is damaged: journal/000001.jsonl.gz')
  })

  it('[J9] makes no notebook where something lies already', async () => {
    expect(await createNotebook(path, { title: 'Other' })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('already')
    })
    expect(await createNotebook(join(folder, 'a', 'b'), { title: 'Other' })).toMatchObject({
      reason: expect.stringContaining('no folder')
    })
  })

  it('[J10] keeps the original and its text under their hashes', async () => {
    await opened()
    const { sha256, textHash } = [...(await open(false)).notebook.sources.values()][0] ?? {}
    expect(readFileSync(join(path, 'originals', sha256 ?? ''), 'utf8')).toBe(text)
    expect(JSON.parse(readFileSync(join(path, 'texts', `${textHash}.json`), 'utf8'))).toMatchObject({ text })
  })

  it('[J11] refuses a text that is not the one it kept', async () => {
    const session = await opened()
    const [source] = session.notebook.sources.values()
    await session.close()
    const file = join(path, 'texts', `${source?.textHash}.json`)
    writeFileSync(file, readFileSync(file, 'utf8').replace('Niger', 'Chad!'))
    expect(await (await open(false)).text(source?.id ?? '')).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('damaged')
    })
    rmSync(file)
    expect(await (await open(false)).text(source?.id ?? '')).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('missing')
    })
  })

  it('[J12] brings a large notebook up to date in the background', async () => {
    const session = await open()
    const note = 'A long note. '.repeat(5000)
    for (let count = 0; count < 70; count++)
      await run(session, { kind: 'write-note', on: { kind: 'notebook' }, note: note + count })
    const archived = join(path, 'journal', '000002.jsonl.gz')
    for (let wait = 0; wait < 200 && !existsSync(archived); wait++)
      await new Promise(resolve => setTimeout(resolve, 50))
    expect(existsSync(archived)).toBe(true)
    await run(session, { kind: 'rename-notebook', title: 'After' })
    expect(contentOf(await open(false))).toEqual(contentOf(session))
    await session.close()
    expect(await verifyNotebook(path)).toMatchObject({ value: { problems: [], checked: { lines: 72 } } })
  })
})

describe('a damaged notebook (J)', () => {
  it('[J32] says which original or text is missing, and is read only until that is back or accepted', async () => {
    await (await opened()).close()
    for (const place of ['originals', 'texts']) {
      const [name = ''] = readdirSync(join(path, place))
      const bytes = readFileSync(join(path, place, name))
      rmSync(join(path, place, name))
      expect((await open()).readOnly).toContain(`${place}/${name} of “Three states leave”`)
      const repaired = await repairNotebook(path, { by: 'Ana', host: 'a test' })
      expect(repaired).toMatchObject({ value: { mended: [], lost: [expect.stringContaining(name)] } })
      expect(await verifyNotebook(path)).toMatchObject({
        value: { problems: [], notes: [expect.stringContaining(name)] }
      })
      await (await open()).close()
      rmSync(join(path, 'missing.json'))
      writeFileSync(join(path, place, name), bytes)
      const again = await open()
      expect(again.readOnly).toBeNull()
      await again.close()
    }
  })

  it('[J32] has an original back once the same file is imported again', async () => {
    await (await opened()).close()
    const [name = ''] = readdirSync(join(path, 'originals'))
    writeFileSync(join(path, 'originals', name), 'something else')
    await repairNotebook(path, { by: 'Ana', host: 'a test' })
    expect(readFileSync(join(path, 'originals', `${name}.damaged-1`), 'utf8')).toBe('something else')
    const session = await open()
    expect((await addText(session, text)).kind).toBe('refused')
    await session.close()
    expect(await verifyNotebook(path)).toMatchObject({ value: { problems: [], notes: [] } })
  })

  it('[J34] takes nothing back from before a gap that was bridged', async () => {
    await (await opened()).close()
    writeFileSync(join(path, 'journal', '000002.jsonl.gz'), '')
    const damaged = await open()
    expect(damaged.readOnly).toContain('journal/000002.jsonl.gz cannot be unpacked')
    const before = contentOf(damaged)
    expect((await repairNotebook(path, { by: 'Ana', host: 'a test' })).kind).toBe('done')
    const session = await open()
    expect([session.readOnly, contentOf(session), session.status().undo]).toEqual([null, before, null])
    await run(session, { kind: 'rename-notebook', title: 'After' })
    expect(await session.undo()).toEqual({ kind: 'done', value: 'rename notebook' })
    expect(await session.undo()).toEqual({ kind: 'done', value: null })
    expect(contentOf(session)).toEqual(before)
    await session.close()
  })
})

describe('the lock (J)', () => {
  it('[J13] lets a second opener read, and names who may write', async () => {
    const first = await opened()
    const second = await open()
    expect(second.readOnly).toContain(`process ${process.pid}`)
    expect(contentOf(second)).toEqual(contentOf(first))
    for (const attempt of [() => run(second, { kind: 'rename-notebook', title: 'X' }), second.undo, second.redo])
      expect(await attempt()).toEqual({ kind: 'refused', reason: second.readOnly })
    await first.close()
    await second.close()
    expect((await open()).readOnly).toBeNull()
  })

  it('[J35] is told at once to who would write, however large the notebook is', async () => {
    const first = await open()
    await Promise.all(
      Array.from({ length: 5000 }, (_, i) => run(first, { kind: 'rename-notebook', title: `Title ${i}` }))
    )
    const reads: string[] = []
    const disk = { ...realDisk, read: (file: string) => (reads.push(file), realDisk.read(file)) }
    let quickest = Infinity
    // Other work on the computer makes one wait now and then.
    for (let attempt = 1; attempt <= 10 && quickest > 200; attempt++) {
      reads.length = 0
      const began = performance.now()
      const second = await openNotebook(path, { ...options, onlyToWrite: true, disk })
      quickest = Math.min(quickest, performance.now() - began)
      expect(second).toMatchObject({ kind: 'refused', reason: expect.stringContaining(`process ${process.pid}`) })
      expect(reads).toEqual([join(path, 'lock')])
    }
    expect(quickest).toBeLessThanOrEqual(200)
    await first.close()
  })

  it('[J14] is taken over from a process that is gone, by one alone', async () => {
    const dead = spawn(process.execPath, ['-e', ''])
    await new Promise(resolve => dead.once('exit', resolve))
    for (let round = 0; round < 20; round++) {
      const first = await open()
      const lock = join(path, 'lock')
      const held = readFileSync(lock, 'utf8')
      await first.close()
      writeFileSync(lock, held.replace(/"pid":\d+/, `"pid":${dead.pid}`))
      const all = await Promise.all(Array.from({ length: 6 }, () => open()))
      const writers = all.filter(session => session.readOnly === null)
      expect(writers).toHaveLength(1)
      await Promise.all(all.map(session => session.close()))
      expect(readdirSync(path).filter(name => name.startsWith('lock'))).toEqual([])
    }
  })

  it('[J15] is not taken from a process on another computer', async () => {
    const first = await open()
    const lock = join(path, 'lock')
    const held = JSON.parse(readFileSync(lock, 'utf8')) as object
    await first.close()
    writeFileSync(lock, JSON.stringify({ ...held, computer: 'elsewhere', boot: 'another' }))
    expect((await open()).readOnly).toContain('on the computer “elsewhere”')
    writeFileSync(lock, JSON.stringify({ ...held, boot: 'before the restart' }))
    expect((await open()).readOnly).toBeNull()
  })
})

describe('verifying (J)', () => {
  it('[J16] finds one changed byte in any file, and names the file', async () => {
    await (await opened()).close()
    const session = await open()
    await run(session, { kind: 'rename-notebook', title: 'Two' })
    for (const name of readdirSync(path, { recursive: true }).map(String)) {
      const file = join(path, name)
      if (name.startsWith('lock') || !statSync(file).isFile()) continue
      const bytes = readFileSync(file)
      const changed = Buffer.from(bytes)
      const at = bytes.length >> 1
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(file, changed)
      const verified = await verifyNotebook(path)
      const problems = verified.kind === 'done' ? verified.value.problems.join(' ') : verified.reason
      expect(problems).toContain(name)
      writeFileSync(file, bytes)
    }
    expect(await verifyNotebook(path)).toMatchObject({ value: { problems: [], checked: { sources: 1, excerpts: 2 } } })
  })

  it('[J17] finds an excerpt whose words do not stand where it says', async () => {
    const session = await opened()
    const [excerpt] = session.notebook.excerpts.values()
    if (!excerpt) throw new Error('There is no excerpt.')
    const moved = { ...excerpt, anchor: { ...excerpt.anchor, start: 1 } }
    ;(session.notebook.excerpts as Map<string, typeof excerpt>).set(excerpt.id, moved)
    await run(session, { kind: 'write-note', on: { kind: 'excerpt', id: excerpt.id }, note: 'n' })
    await session.close()
    expect(await verifyNotebook(path)).toMatchObject({ value: { problems: [expect.stringContaining(excerpt.id)] } })
  })
})

describe('a killed process (J)', () => {
  it('[J18] loses nothing that it called saved', async () => {
    const program = join(dirname(fileURLToPath(import.meta.url)), '..', 'testing', 'endless-writer.ts')
    for (let round = 0; round < 4; round++) {
      const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] })
      let heard = ''
      const enough = Promise.withResolvers<void>()
      child.stdout.on('data', chunk => {
        heard += String(chunk)
        if (heard.split('\n').length > 30 + round * 17) enough.resolve()
      })
      child.once('exit', () => enough.resolve())
      await enough.promise
      child.kill('SIGKILL')
      await new Promise(resolve => child.once('close', resolve))
      const acked = heard.split('\n').slice(0, -1).map(Number)
      expect(acked.length).toBeGreaterThan(29)
      const session = await open()
      expect(session.readOnly).toBeNull()
      expect(session.status().revision).toBeGreaterThanOrEqual(acked.at(-1) ?? 0)
      expect(session.status().undo).toBe('rename notebook')
      await session.close()
      expect(await verifyNotebook(path)).toMatchObject({ value: { problems: [] } })
    }
  })
})
