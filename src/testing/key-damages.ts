import fc from 'fast-check'
import { readOrSalvage } from '#main/storage/read-or-salvage.ts'
import { encryptNotebook, forget, unlock, type Secret } from '#main/vault/index.ts'
import { anyDamage, damage, PASSPHRASE } from './damages.ts'
import { editing, textOf } from './crash-scenarios.ts'
import { freshDisk, SIMULATED } from './open-folder.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const KEYS = `${SIMULATED}/keys.json`
const COPY = `${SIMULATED}/keys-copy.json`
/** What opening may take besides the work that trying a passphrase is meant to take. */
const LONGEST_MS = 2000

/** Damage the files that hold an encrypted notebook's key, and unlock it with the work that ships. */
export async function judgeKeys(count: number, scryptCost?: number) {
  const { files, secrets, content, workMs, keyMs } = await encrypted(scryptCost)
  const bad: string[] = []
  const ends = { opened: 0, refused: 0 }
  let longest = 0
  let longestWork = 0
  for (const [index, [how, isBoth]] of fc.sample(fc.tuple(anyDamage, fc.boolean()), count).entries()) {
    const left = spoilt(files, isBoth ? [KEYS, COPY] : [index % 4 < 2 ? KEYS : COPY], how)
    const start = performance.now()
    const work = stopwatch()
    const problem = await whatIsWrong(new SimulatedDisk(left), secrets[index % 2], content, !isBoth, ends)
    longest = Math.max(longest, performance.now() - start)
    longestWork = Math.max(longestWork, work())
    if (problem !== null) bad.push(`${JSON.stringify([how, isBoth])}: ${problem}`)
  }
  if (longest > keyMs * 2 + LONGEST_MS) bad.push(`one took ${Math.round(longest)} ms`)
  if (longestWork > workMs + LONGEST_MS) bad.push(`one took ${Math.round(longestWork)} ms of computing`)
  return {
    name: 'key slots',
    tried: count,
    ...ends,
    keyMs: Math.round(keyMs),
    keyWorkMs: Math.round(workMs),
    longestWorkMs: Math.round(longestWork),
    longestMs: Math.round(longest),
    bad: bad.length,
    ...(bad[0] && { first: bad[0] })
  }
}

/** The same files, some of the key files damaged or gone. */
function spoilt(
  files: ReadonlyMap<string, Buffer | null>,
  paths: readonly string[],
  how: Parameters<typeof damage>[1]
) {
  const bytes = damage(files.get(KEYS) ?? Buffer.alloc(0), how)
  const left = new Map(files)
  for (const path of paths)
    if (bytes) left.set(path, bytes)
    else left.delete(path)
  return left
}

async function encrypted(scryptCost?: number) {
  const disk = await freshDisk()
  const contents = await editing('Sahel')(disk)
  const options = { passphrase: PASSPHRASE, host: 'a test', disk, ...(scryptCost !== undefined && { scryptCost }) }
  const made = await encryptNotebook(SIMULATED, options)
  if (made.kind === 'refused') throw new Error(made.reason)
  const secrets: readonly Secret[] = [
    { kind: 'passphrase', passphrase: PASSPHRASE },
    { kind: 'recovery key', recoveryKey: made.value.recoveryKey }
  ]
  const start = performance.now()
  const work = stopwatch()
  for (const secret of secrets)
    if ((await unlock(SIMULATED, secret, disk)).kind === 'refused') throw new Error('It does not open.')
  const [workMs, keyMs] = [work(), performance.now() - start]
  return { files: disk.files(), secrets, content: [...contents.values()].at(-1) ?? '', workMs, keyMs }
}

/** Returns how many milliseconds of computing this process took since, whatever else the computer does. */
function stopwatch(): () => number {
  const begun = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / 1000
  }
}

type Ends = { opened: number; refused: number }

async function whatIsWrong(
  disk: SimulatedDisk,
  secret: Secret | undefined,
  content: string,
  mustOpen: boolean,
  ends: Ends
): Promise<string | null> {
  if (!secret) return 'no secret'
  try {
    const unlocked = await unlock(SIMULATED, secret, disk)
    if (unlocked.kind === 'refused') {
      ends.refused += 1
      const isSaid = /^[A-Z].*\.$/.test(unlocked.reason)
      return mustOpen || !isSaid ? unlocked.reason : null
    }
    ends.opened += 1
    const { records, damage } = await readOrSalvage(unlocked.value, SIMULATED, true)
    forget(unlocked.value)
    if (damage !== null) return damage
    return textOf({ notebook: records as never }) === content ? null : 'not what it held'
  } catch (error) {
    return `threw ${String(error)}`
  }
}
