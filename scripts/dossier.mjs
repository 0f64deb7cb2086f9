#!/usr/bin/env node
// The command line, from a checkout: npm run -s dossier -- COMMAND … (or the bin `dossier`). Builds what is missing first.
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, install, isProjectNode, root } from './setup.mjs'

install()
if (isProjectNode(fileURLToPath(import.meta.url))) {
  build()
  // npm starts its scripts in the checkout, while paths are meant from where it was called.
  if (process.env.npm_lifecycle_event === 'dossier' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
  await import(pathToFileURL(join(root, 'out', 'main', 'cli.js')).href)
}
