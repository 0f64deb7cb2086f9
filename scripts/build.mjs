// Build the app anew: npm run build
import { fileURLToPath } from 'node:url'
import { buildAnew, install, isProjectNode } from './setup.mjs'

install()
if (isProjectNode(fileURLToPath(import.meta.url))) buildAnew()
