import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { noticeNames, requestNames } from '#shared/contract.ts'
import config from '../../electron.vite.config.ts'

type Exposed = Record<string, (input?: unknown) => unknown> & {
  readonly on: Record<string, (listener: (...args: readonly unknown[]) => void) => () => void>
}

type Output = { readonly fileName: string; readonly code: string }

let output: readonly Output[]

beforeAll(async () => {
  const { preload } = config as { readonly preload: { readonly build: { readonly rollupOptions: object } } }
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ...preload.build,
      ssr: true,
      write: false,
      rollupOptions: { ...preload.build.rollupOptions, external: ['electron'] }
    }
  })
  output = [built].flat().flatMap(each => ('output' in each ? each.output : [])) as readonly Output[]
})

/** Run the built script as a sandbox does: as CommonJS, with nothing to require but Electron. */
function run() {
  const invoked: (readonly unknown[])[] = []
  const listeners = new Map<string, (...args: readonly unknown[]) => void>()
  const exposed = new Map<string, Exposed>()
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: Exposed) => exposed.set(name, api) },
    ipcRenderer: {
      invoke: async (...args: readonly unknown[]) => invoked.push(args),
      on: (name: string, listener: () => void) => listeners.set(name, listener),
      off: (name: string) => listeners.delete(name)
    }
  }
  function require(name: string) {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }
  // eslint-disable-next-line no-new-func, typescript/no-implied-eval -- a sandboxed preload script is run in this way.
  new Function('require', 'module', 'exports', 'process', output[0]?.code ?? '')(
    require,
    { exports: {} },
    {},
    undefined
  )
  return { invoked, listeners, exposed }
}

describe('the preload script (D)', () => {
  it('[D49] is one file, which a sandbox can run', () => {
    expect(output.map(({ fileName }) => fileName)).toEqual(['index.cjs'])
  })

  it('[D49] exposes the requests and notices of the contract, and nothing else', () => {
    const { exposed } = run()
    expect([...exposed.keys()]).toEqual(['dossier'])
    const api = exposed.get('dossier')
    expect(Object.keys(api ?? {})).toEqual([...requestNames, 'on'])
    expect(Object.keys(api?.on ?? {})).toEqual(noticeNames)
  })

  it('[D49] passes on one input, and to a listener the value without the event', () => {
    const { exposed, invoked, listeners } = run()
    const api = exposed.get('dossier')
    const ask = api?.['ask'] as ((...args: readonly unknown[]) => unknown) | undefined
    void ask?.({ kind: 'overview' }, 'more')
    expect(invoked).toEqual([['ask', { kind: 'overview' }]])
    const heard: (readonly unknown[])[] = []
    const stop = api?.on['asked']?.((...args) => heard.push(args))
    listeners.get('asked')?.({ sender: 'the whole of messaging' }, 'undo')
    stop?.()
    expect([heard, listeners.size]).toEqual([[['undo']], 0])
  })
})
