// A Dossier for pictures: its own empty computer, and a clock that always shows the same day.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { findChromium } from '../chromium.mjs'

const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 900, height: 700 } }
const themes = ['light', 'dark']
const DAY = '2025-10-14T09:30:00Z'

/** Moves the clock of whoever runs it to the day of the pictures; it goes on from there. */
const moveClock = `{
  const Real = Date
  const ahead = Real.parse('${DAY}') - Real.now()
  globalThis.Date = class extends Real {
    constructor(...given) { given.length === 0 ? super(Real.now() + ahead) : super(...given) }
    static now() { return Real.now() + ahead }
  }
}`

/** Open a browser, in which each scene gets a Dossier of its own. */
export async function openStage(app) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    // Chromium refuses its sandbox to root, which only test machines are run as.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--font-render-hinting=none']
  })

  /** Play a scene, which takes pictures by calling `take`. */
  async function play(scene, take) {
    const dossier = await openDossier(browser, app)
    try {
      await scene({ ...dossier, take: part => take(dossier.page, part) })
    } finally {
      await dossier.close()
    }
  }

  return {
    play,
    /** Play a scene, with a picture in every size and theme at each stop. */
    show: (scene, { name, folder }) =>
      play(scene, async (page, part) => {
        for (const [size, viewport] of Object.entries(sizes))
          for (const theme of themes) {
            await page.setViewportSize(viewport)
            await page.emulateMedia({ colorScheme: theme })
            await settle(page)
            const file = [name, part, size, theme].filter(Boolean).join('-')
            await page.screenshot({ path: join(folder, `${file}.png`), animations: 'disabled', caret: 'initial' })
          }
        await page.setViewportSize(sizes.wide)
        await page.emulateMedia({ colorScheme: 'light' })
        await settle(page)
      }),
    close: () => browser.close()
  }
}

/** Wait until what a change of size or theme sets in motion has been drawn. */
export async function settle(page) {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(250)
}

async function openDossier(browser, app) {
  const home = mkdtempSync(join(tmpdir(), 'dossier-shots-home-'))
  const folder = join(home, 'notebooks')
  const env = environmentOf(home)
  const cli = (...args) => {
    const { status, stderr } = spawnSync(process.execPath, [join(app, 'main', 'cli.js'), ...args], { env })
    if (status !== 0) throw new Error(`dossier ${args.join(' ')}: ${String(stderr)}`)
  }
  mkdirSync(folder)
  const server = spawn(process.execPath, [join(app, 'main', 'serve.js'), '--no-open'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  // Read from the start, since a server that ends at once says nothing later.
  const address = await addressOf(server)
  const context = await browser.newContext({ viewport: sizes.wide, locale: 'en-GB', timezoneId: 'UTC' })
  await context.addInitScript(moveClock)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  // Someone has to listen before the first file is chosen, or the browser's own dialog opens.
  page.on('filechooser', () => {})
  for (const kind of ['console', 'pageerror'])
    page.on(kind, said => console.error(`The window says: ${said.message ?? said.text()}`))
  await page.goto(address)
  return {
    page,
    folder,
    cli,
    /** Write a file on this computer, and say where. */
    write: (name, content) => {
      writeFileSync(join(home, name), content)
      return join(home, name)
    },
    async close() {
      await context.close()
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
      rmSync(home, { recursive: true, force: true })
    }
  }
}

function environmentOf(home) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('DOSSIER_'))
  return {
    ...Object.fromEntries(inherited),
    DOSSIER_CONFIG: join(home, 'config'),
    DOSSIER_FOLDER: join(home, 'notebooks'),
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(moveClock)}`,
    TZ: 'UTC'
  }
}

async function addressOf(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line) ?? []
    if (address) return address
  }
  throw new Error('The server ended before it gave its address.')
}
