import { _electron } from '@playwright/test'
import { environmentOf, type Host, type HostOptions } from './host.ts'

/** Open Dossier in Electron, where its binary is installed. */
export async function openInElectron({ notebook, home, locale = 'en-US', onPage }: HostOptions): Promise<Host> {
  // Chromium refuses its sandbox to root, which only test machines are run as.
  const forRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = ['.', `--lang=${locale}`, ...forRoot, ...(notebook ? [`--notebook=${notebook}`] : [])]
  const app = await _electron.launch({ args, env: environmentOf(home) })
  app.on('window', onPage)
  const page = await app.firstWindow()
  const process_ = app.process()
  return {
    page,
    pid: process_.pid ?? 0,
    kill: async () => {
      const closed = app.waitForEvent('close')
      process_.kill('SIGKILL')
      await closed
    },
    quit: () => app.close()
  }
}
