import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { test as base, chromium, expect, type Browser, type Page } from '@playwright/test'
import { openInElectron } from './hosts/electron.ts'
import type { Host, HostOptions } from './hosts/host.ts'
import { openOnWeb } from './hosts/web.ts'

type Options = { readonly host: 'web' | 'electron' }
type Fixtures = {
  /** An empty folder that is this journey's computer. */
  readonly home: string
  /** Open Dossier; what is still open afterwards is closed. Any console message fails the journey. */
  readonly openDossier: OpenDossier
}
export type OpenDossier = (options?: Partial<HostOptions>) => Promise<Host>

export const test = base.extend<Fixtures & Options, { readonly chromium_: Browser }>({
  host: ['web', { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern.
  home: async ({}, use) => {
    const home = mkdtempSync(join(tmpdir(), 'dossier-journey-'))
    await use(home)
    rmSync(home, { recursive: true, force: true })
  },
  chromium_: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const executablePath = process.env.CHROMIUM
      const browser = await chromium.launch({
        ...(executablePath ? { executablePath } : {}),
        // Chromium refuses its sandbox to root, which only test machines are run as.
        chromiumSandbox: process.getuid?.() !== 0,
        args: ['--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']
      })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' }
  ],
  openDossier: async ({ host, home, chromium_ }, use) => {
    const opened: Host[] = []
    const said: string[] = []
    await use(async options => {
      if (!options?.isFirstTime) skipTour(home)
      const all = { home, onPage: (page: Page) => listen(page, said), ...options }
      const dossier = host === 'electron' ? await openInElectron(all) : await openOnWeb(chromium_, all)
      // What is still fading in has not the contrast that it is meant to have.
      await dossier.page.emulateMedia({ reducedMotion: 'reduce' })
      opened.push(dossier)
      return dossier
    })
    for (const dossier of opened) await dossier.quit()
    expect(said, 'The console stays clean, and nothing leaves this computer.').toEqual([])
  }
})

export { expect }

/** Make a computer one on which the tour was shown already. */
function skipTour(home: string): void {
  const folder = join(home, 'config')
  const file = join(folder, 'preferences.json')
  if (existsSync(file)) return
  mkdirSync(folder, { recursive: true })
  const settings = { name: '', theme: 'system', remembered: { tour: 'shown' } }
  writeFileSync(file, JSON.stringify({ settings, recent: [] }))
}

/** What is remembered on a journey's computer from one window to the next, as it stands in its file. */
export function rememberedIn(home: string): Readonly<Record<string, string>> {
  const file = readFileSync(join(home, 'config', 'preferences.json'), 'utf8')
  return (JSON.parse(file) as { settings: { remembered: Record<string, string> } }).settings.remembered
}

/** The articles of a journey: the sample's own, and real ones where they are at hand. */
export type Articles = {
  readonly folder: string
  readonly files: readonly string[]
  readonly passages: readonly { readonly file: string; readonly quote: string; readonly tag: string }[]
}

/** Read which passages stand in a folder of articles, with the tag each is to bear; null where there is no folder. */
export function articlesIn(folder: string): Articles | null {
  if (!existsSync(join(folder, 'quotes.json'))) return null
  const quotes = JSON.parse(readFileSync(join(folder, 'quotes.json'), 'utf8')) as Record<
    string,
    { quote: string; tag: string }[]
  >
  const passages = Object.entries(quotes).flatMap(([file, found]) => found.map(one => ({ file, ...one })))
  return { folder, files: Object.keys(quotes), passages }
}

/** Fail on any serious violation of WCAG on the screen. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Without another page to look into frames from, which takes longer than all else; there is only the frame that
    // shows an original, whose inside is somebody else’s page, and which nothing can be put into.
    .setLegacyMode(true)
    .options({ preload: false, resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect
    .soft(
      serious.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`),
      screen
    )
    .toEqual([])
}

function listen(page: Page, said: string[]): void {
  page.on('console', message => said.push(`${message.type()}: ${message.text()}`))
  page.on('request', request => {
    const { protocol, hostname } = new URL(request.url())
    if (!['blob:', 'data:', 'dossier:'].includes(protocol) && hostname !== '127.0.0.1')
      said.push(`asked: ${request.url()}`)
  })
  page.on('pageerror', error => said.push(`error: ${error.message}`))
  // Someone has to listen before the first file is chosen, or the browser's own dialog opens.
  page.on('filechooser', () => {})
}
