import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { layOut } from './lay-out.mjs'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'dossier-setup-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const inFolder = (...names) => join(folder, ...names)
const script = `
import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { alone } from ${JSON.stringify(new URL('alone.mjs', import.meta.url).href)}
const [folder] = process.argv.slice(1)
alone(folder + '/lock', () => existsSync(folder + '/done'), () => {
  appendFileSync(folder + '/log', 'x')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400)
  appendFileSync(folder + '/log', 'y')
  if (folder.endsWith('never')) process.exit(3)
  writeFileSync(folder + '/done', '')
})
`

async function startAll(count, where = folder) {
  const started = Array.from({ length: count }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script, where], { stdio: 'ignore' })
  )
  return Promise.all(started.map(async child => (await once(child, 'exit'))[0]))
}

describe('one at a time (Z)', () => {
  it('[Z6] does once what several processes want at the same time', async () => {
    expect(await startAll(4)).toEqual([0, 0, 0, 0])
    expect(readFileSync(inFolder('log'), 'utf8')).toBe('xy')
    expect(existsSync(inFolder('lock'))).toBe(false)
  })

  it('[Z6] takes over what a killed process left, also when several find it', async () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(inFolder('lock'), String(pid))
    expect(await startAll(4)).toEqual([0, 0, 0, 0])
    expect(readFileSync(inFolder('log'), 'utf8')).toBe('xy')
  })

  it('[Z6] lets the next one try when one gave up, never two at once', async () => {
    mkdirSync(inFolder('never'))
    expect(await startAll(3, inFolder('never'))).toEqual([3, 3, 3])
    expect(readFileSync(inFolder('never', 'log'), 'utf8')).toBe('xyxyxy')
    expect(existsSync(inFolder('never', 'lock'))).toBe(false)
  })

  it('[Z6] waits for a process that holds the lock', async () => {
    const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 900)'], { stdio: 'ignore' })
    writeFileSync(inFolder('lock'), String(holder.pid))
    const ended = once(holder, 'exit').then(() => existsSync(inFolder('log')))
    expect(await startAll(2)).toEqual([0, 0])
    expect(await ended).toBe(false)
    expect(readFileSync(inFolder('log'), 'utf8')).toBe('xy')
  })

  it('[Z6] takes over a lock that never got a holder', async () => {
    writeFileSync(inFolder('lock'), '')
    utimesSync(inFolder('lock'), 1, 1)
    expect(await startAll(1)).toEqual([0])
    expect(readFileSync(inFolder('log'), 'utf8')).toBe('xy')
  })
})

describe('laying a build out (Z)', () => {
  const build = files => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(inFolder('next', 'main'), { recursive: true })
      writeFileSync(inFolder('next', 'main', name), text)
    }
    layOut(inFolder('next'), inFolder('out'), inFolder('note'))
    return readdirSync(inFolder('out', 'main')).toSorted()
  }

  it('[Z7] keeps the parts of the build before, and no older ones', () => {
    mkdirSync(inFolder('out'))
    build({ 'cli.js': '1', 'part-aaaaaaaa.js': '1', 'same-cccccccc.js': '1' })
    writeFileSync(inFolder('out', 'main', 'other.txt'), 'not of a build')
    expect(build({ 'cli.js': '2', 'part-bbbbbbbb.js': '2', 'same-cccccccc.js': '1' })).toEqual([
      ...['cli.js', 'other.txt', 'part-aaaaaaaa.js', 'part-bbbbbbbb.js', 'same-cccccccc.js']
    ])
    expect(build({ 'cli.js': '3', 'part-dddddddd.js': '3', 'same-cccccccc.js': '1' })).toEqual([
      ...['cli.js', 'other.txt', 'part-bbbbbbbb.js', 'part-dddddddd.js', 'same-cccccccc.js']
    ])
    expect(readFileSync(inFolder('out', 'main', 'cli.js'), 'utf8')).toBe('3')
    expect(existsSync(inFolder('next'))).toBe(false)
  })
})
