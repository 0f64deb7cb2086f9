import { globSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build } from 'vite'

const FOLDER = resolve('out/bench')
let building: Promise<unknown> | null = null

/** Bundle the programs that are measured, and the workers they start, as the product is; returns where one of them lies. */
export async function built(name: string): Promise<string> {
  await (building ??= bundle())
  return join(FOLDER, `${name}.js`)
}

function bundle(): Promise<unknown> {
  const entries = [...globSync('bench/programs/*.ts'), ...globSync('src/main/*-worker.ts')]
  return build({
    configFile: false,
    logLevel: 'error',
    build: {
      ...{ ssr: true, outDir: FOLDER, minify: false, target: 'node22' },
      rollupOptions: {
        input: Object.fromEntries(entries.map(path => [basename(path, '.ts'), resolve(path)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
      }
    }
  })
}
