import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installedElectron } from './electron.mjs'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'dossier-electron-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(path, text = '') {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
  chmodSync(join(folder, path), 0o755)
}

describe('Electron’s program (Z)', () => {
  it('[Z13] is found only when it was unpacked whole', () => {
    expect(installedElectron({}, folder)).toBeNull()
    put('dist/electron')
    expect(installedElectron({}, folder)).toBeNull()
    put('path.txt', 'electron')
    expect(installedElectron({}, folder)).toBe(join(folder, 'dist', 'electron'))
    rmSync(join(folder, 'dist'), { recursive: true })
    expect(installedElectron({}, folder)).toBeNull()
  })

  it('[Z13] is the one that the environment names, if it is there and can be run', () => {
    put('path.txt', 'electron')
    put('dist/electron')
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'other') }
    expect(installedElectron(env, folder)).toBeNull()
    put('other/electron')
    expect(installedElectron(env, folder)).toBe(join(folder, 'other', 'electron'))
    rmSync(join(folder, 'path.txt'))
    expect(installedElectron(env, folder)).toBe(join(folder, 'other', 'electron'))
    rmSync(join(folder, 'other'), { recursive: true })
    mkdirSync(join(folder, 'other', 'electron'), { recursive: true })
    expect(installedElectron(env, folder)).toBeNull()
  })
})
