// Lets the durability lab drive the real session and storage: `node scripts/lab-store.js seed|write|read DIR`.
// Environment: LAB_COUNT writes (0: until killed), LAB_FIRST the number of the first, LAB_PAUSE_MS between them;
// LAB_ENCRYPTED=1 for an encrypted notebook, made and unlocked by the product's own functions.
import { spawn } from 'node:child_process'
import crypto from 'node:crypto'
import { existsSync, writeSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const TEXT_LENGTH = 30_000
const PLACES = 20_000
const SEEDED = 2000
/** Refusals in a row before it gives up; a researcher would go on longer. */
const ATTEMPTS = 6
const ATTEMPT_MS = 60
/** So many writes may wait to be saved before it waits for them. */
const MOST_WAITING = 20
const HOST = 'the durability lab'
const PASSPHRASE = 'a passphrase for the durability lab'
/** Keeping a passphrase from being guessed is not what is tried here, so it costs as little as can be. */
const LEAST_WORK = 2

const [mode, folder] = process.argv.slice(2)
const works = { seed, write, read }

if (!Object.hasOwn(works, mode ?? '') || !folder) {
  console.error('usage: node scripts/lab-store.js seed|write|read DIR')
  process.exitCode = 2
} else if (Number(process.versions.node.split('.')[0]) < 24) startInProjectNode()
else await run()

/** What kills one of the two kills the other, and how it ended is passed on. */
function startInProjectNode() {
  const node = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)))
}

async function run() {
  const [{ createNotebook, openNotebook }, { commandSchema }, vault] = await Promise.all([
    import('#main/open-notebook.ts'),
    import('#shared/commands/index.ts'),
    import('#main/vault/index.ts')
  ])
  const path = join(resolve(folder), 'lab.dossier')
  const isToBeEncrypted = process.env.LAB_ENCRYPTED === '1'

  /** Make the notebook as far as it is not there. */
  async function make() {
    const made = existsSync(path) ? { kind: 'done' } : await createNotebook(path, { title: 'Lab' })
    if (made.kind === 'refused' || !isToBeEncrypted || (await vault.isEncrypted(path))) return made
    const options = { passphrase: PASSPHRASE, host: HOST, scryptCost: LEAST_WORK }
    return withSameKey(() => vault.encryptNotebook(path, options))
  }

  async function open(write) {
    // One that was killed before it was encrypted holds no writes yet, and is opened as it is.
    const isLocked = isToBeEncrypted && (await vault.isEncrypted(path))
    const unlocked = isLocked && (await vault.unlock(path, { kind: 'passphrase', passphrase: PASSPHRASE }))
    if (unlocked && unlocked.kind === 'refused') return unlocked
    const disk = unlocked ? { disk: unlocked.value } : {}
    return openNotebook(path, { by: () => 'lab', announce: () => {}, write, host: HOST, ...disk })
  }

  process.exitCode = await works[mode]({ path, open, make, commandSchema })
}

/**
 * Encrypt with the same key in every run, since the lab aims at the names of files, and these follow from the key. All
 * else is drawn at random, and all that is done and written is the same with one key as with another.
 */
async function withSameKey(work) {
  const { randomFillSync } = crypto
  crypto.randomFillSync = key => key.fill(7)
  syncBuiltinESMExports()
  try {
    return await work()
  } finally {
    crypto.randomFillSync = randomFillSync
    syncBuiltinESMExports()
  }
}

/** The notebook a researcher has already: many excerpts, which count as write 0. */
async function seed(kit) {
  const session = await ready(kit)
  if (!session) return 1
  const sourceId = await sourceIn(session)
  const marks = Array.from({ length: SEEDED }, (_, i) => session.run(kit.commandSchema.parse(seededMark(i, sourceId))))
  const outcomes = [...(await Promise.all(marks)), await session.close()]
  return outcomes.every(({ kind }) => kind === 'done') ? 0 : 1
}

async function write(kit) {
  const { count, first, pauseMs } = asked(process.env)
  const session = await ready(kit, reason => say(`fail ${first} refused`, reason))
  const sourceId = session && (await sourceIn(session))
  if (!sourceId) return 3
  const saving = acknowledging(session)
  for (let number = first; number < first + count; number++) {
    saving.hear(number, await marked(session, number, kit.commandSchema.parse(markOf(number, sourceId))))
    if (pauseMs > 0) await pause(pauseMs)
    if (saving.waiting() >= MOST_WAITING) await saving.again(count === Infinity ? Infinity : ATTEMPTS)
  }
  await saving.again(ATTEMPTS)
  await session.close()
  return saving.waiting() > 0 ? 1 : 0
}

/** Mark a passage, again where that is refused; what is refused was not made, and waits for nothing. */
async function marked(session, number, command) {
  for (let attempt = 1; ; attempt++) {
    const made = await session.run(command)
    if (made.kind !== 'refused' || attempt === ATTEMPTS) return made
    say(`fail ${number} refused`, made.reason)
    await pause(ATTEMPT_MS)
  }
}

function asked({ LAB_COUNT = '0', LAB_FIRST = '1', LAB_PAUSE_MS = '0' }) {
  return { count: Number(LAB_COUNT) || Infinity, first: Number(LAB_FIRST), pauseMs: Number(LAB_PAUSE_MS) }
}

/** Says which writes are saved, and tries those again that were not. */
function acknowledging(session) {
  let waiting = []

  function hear(number, { kind, reason }) {
    if (kind !== 'refused') waiting.push(number)
    if (kind === 'done') acknowledge()
    else say(`fail ${number} ${kind}`, reason)
  }

  async function again(attempts) {
    for (let attempt = 0; waiting.length > 0 && attempt < attempts; attempt++) {
      await pause(ATTEMPT_MS)
      if ((await session.save()).kind === 'done') acknowledge()
    }
  }

  function acknowledge() {
    for (const number of waiting) say(`ack ${number}`)
    waiting = []
  }

  return { hear, again, waiting: () => waiting.length }
}

/** Open whatever is there, to write where that can be, and say which writes it holds to the letter. */
async function read({ path, open }) {
  if (!existsSync(path)) return 0
  const opened = await open(true)
  if (opened.kind === 'refused') {
    console.error(opened.reason)
    return 1
  }
  const session = opened.value
  if (session.readOnly !== null) console.log(`damaged ${session.readOnly}`)
  const [source] = session.notebook.sources.values()
  const text = source && (await session.text(source.id))
  if (text?.kind === 'refused') console.log(`damaged ${text.reason}`)
  const isWhole = excerpt => text?.kind === 'done' && isAsWritten(excerpt, text.value.text, source.id)
  const numbers = [...session.notebook.excerpts.values()].filter(isWhole).map(numberOf)
  if (numbers.filter(number => number === 0).length === SEEDED) say('have 0')
  for (const number of numbers) if (number > 0) say(`have ${number}`)
  await session.close()
  return 0
}

/** Open the notebook to write, making it where there is none; null when that is refused again and again. */
async function ready({ open, make }, report = () => {}) {
  for (let attempt = 1; ; attempt++) {
    const made = await make()
    const opened = made.kind === 'done' ? await open(true) : made
    const reason = opened.kind === 'refused' ? opened.reason : opened.value.readOnly
    if (reason === null) return opened.value
    report(reason)
    if (attempt === ATTEMPTS || /is open in/.test(reason)) return null
    if (opened.kind === 'done') await opened.value.close()
    await pause(ATTEMPT_MS)
  }
}

async function sourceIn(session) {
  const [known] = session.notebook.sources.keys()
  for (let attempt = 1; !known && attempt <= ATTEMPTS; attempt++) {
    const added = await session.addSource(labSource())
    if (added.kind === 'done') return added.value
    await pause(ATTEMPT_MS)
    const saved = added.kind === 'unsaved' && (await session.save())
    if (saved && saved.kind === 'done') return session.notebook.sources.keys().next().value
  }
  return known
}

function labSource() {
  const text = labText()
  return {
    original: Buffer.from(text),
    text: { text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }], marks: [] },
    ...{ format: 'txt', fileName: 'lab.txt', encoding: 'utf-8', words: 6000 },
    citation: {
      ...{ title: 'Lab', authors: [], publisher: '', published: '', accessed: '', url: '', language: 'en' },
      kind: 'other'
    }
  }
}

/** All that a write holds follows from its number. */
function markOf(number, sourceId) {
  const start = number % PLACES
  const end = start + 20 + (Math.floor(number / PLACES) % 400)
  return {
    kind: 'mark-excerpt',
    sourceId,
    start,
    end,
    note: `note ${number} `.repeat(12),
    speaker: `Speaker ${number}`
  }
}

/** Lies beyond the places of all writes. */
function seededMark(index, sourceId) {
  const start = PLACES + 500 + index
  return {
    kind: 'mark-excerpt',
    sourceId,
    start,
    end: start + 30,
    note: 'existing note '.repeat(20),
    speaker: `Seed ${index}`
  }
}

function isAsWritten({ anchor, note, speaker, tagIds, voice, by }, text, sourceId) {
  const number = Number(speaker.split(' ')[1])
  const made = speaker.startsWith('Seed ') ? seededMark(number, sourceId) : markOf(number, sourceId)
  const isSame = made.start === anchor.start && made.end === anchor.end && made.note.trim() === note.trim()
  const isRest = made.speaker === speaker && tagIds.length === 0 && voice === null && by === 'lab'
  return isSame && isRest && text === labText() && anchor.exact === text.slice(made.start, made.end)
}

function numberOf({ speaker }) {
  return speaker.startsWith('Seed ') ? 0 : Number(speaker.split(' ')[1])
}

/** Without white space, since a passage is marked without that at its ends. */
function labText() {
  return Array.from({ length: 6000 }, (_, i) => String(i % 10_000).padStart(4, '0'))
    .join('-')
    .slice(0, TEXT_LENGTH)
}

/** One call for each line, so that a line stands for a moment. */
function say(line, reason) {
  writeSync(1, `${line}\n`)
  if (reason) writeSync(2, `${reason}\n`)
}
