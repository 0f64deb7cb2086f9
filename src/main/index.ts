import { registerScheme } from './desktop/app-scheme.ts'
import { hardenApp } from './desktop/harden.ts'
import { claimInstance, openWhenReady } from './desktop/start.ts'

hardenApp()
registerScheme()
if (claimInstance()) openWhenReady()
