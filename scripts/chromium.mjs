import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { stop } from './setup.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.ProgramFiles}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['ProgramFiles(x86)']}\\Microsoft\\Edge\\Application\\msedge.exe`
]

/** Find a Chromium for the journeys: named by CHROMIUM, installed, Playwright's own, or from Debian as root. */
export function findChromium() {
  if (process.env.CHROMIUM) {
    if (!existsSync(process.env.CHROMIUM)) stop(`CHROMIUM names ${process.env.CHROMIUM}, which is not there.`)
    return process.env.CHROMIUM
  }
  return lookForChromium() ?? stop(missing)
}

/** The same where nothing is named, and null where there is none to be had. */
export function lookForChromium() {
  return installed() ?? playwrights() ?? fromDebian()
}

const missing =
  'The journeys need a Chromium and none was found. Install Chromium, Chrome or Edge, run “npx playwright install chromium”, or name one in CHROMIUM.'

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = names.flatMap(name => folders.map(folder => join(folder, name)))
  return [...onPath, ...places].find(path => existsSync(path)) ?? null
}

function playwrights() {
  const { chromium } = createRequire(import.meta.url)('playwright-core')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  console.log('No Chromium is installed: installing Debian’s…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env })
  return installed()
}
