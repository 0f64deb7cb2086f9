// Measure, and print one table: npm run bench [-- --only NAME --json FILE]
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lookForChromium } from './chromium.mjs'
import { build, environment, install, isProjectNode, root } from './setup.mjs'

install()
if (isProjectNode(fileURLToPath(import.meta.url))) {
  build()
  // What needs none is measured without it.
  const chromium = process.env.CHROMIUM ?? lookForChromium()
  const { status } = spawnSync(process.execPath, [join('bench', 'run.ts'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...environment(), ...(chromium ? { CHROMIUM: chromium } : {}) }
  })
  process.exitCode = status ?? 1
}
