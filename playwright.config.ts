import { defineConfig } from '@playwright/test'
import { installedElectron } from './scripts/electron.mjs'

/** The same journeys on every host that is to be had here; Electron's binary comes from outside the npm registry. */
const hosts = ['web', ...(installedElectron() ? ['electron'] : [])]

export default defineConfig({
  testDir: 'e2e/journeys',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  outputDir: 'test-results',
  projects: hosts.map(host => ({ name: host, use: { host } as object }))
})
