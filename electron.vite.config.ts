import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

// Each of these runs as a program, a process or a worker of its own; the rest is bundled into them.
const entries = globSync('src/main/{index,serve,cli,importer,*-worker}.ts').map(path => [
  basename(path, '.ts'),
  resolve(path)
])

export default defineConfig({
  main: {
    build: { rollupOptions: { input: Object.fromEntries(entries) } }
  },
  preload: {
    build: {
      // A sandboxed preload can load nothing but Electron: one CommonJS file, with all that it needs.
      externalizeDeps: false,
      rollupOptions: {
        input: resolve('src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false }
      }
    }
  },
  renderer: {
    plugins: [react(), layersFirst(), firstStyles(), pdfData()],
    worker: { format: 'es' },
    css: { modules: { generateScopedName: '[name]_[local]_[hash:base64:5]' } },
    build: {
      rollupOptions: { input: resolve('src/renderer/index.html') },
      // The content security policy lets fonts come from files only.
      assetsInlineLimit: 0,
      minify: true,
      // Read from this computer's own disk, the size of a file does not show.
      chunkSizeWarningLimit: 2000
    }
  }
})

/** State the order of the layers in every style sheet, since whichever loads first would settle it. */
function layersFirst(): Plugin {
  return {
    name: 'layers-first',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = `@layer reset, tokens, base, ui, features;\n${String(file.source)}`
    }
  }
}

/** Put the first style sheet into the page, under its nonce: to ask for it would come before the first thing painted. */
function firstStyles(): Plugin {
  return {
    name: 'first-styles',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) =>
        html.replace(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)">/g, (link, fileName: string) => {
          const sheet = bundle?.[fileName]
          if (sheet?.type !== 'asset') return link
          // What it names stands beside its own file.
          const styles = String(sheet.source).replaceAll('url(./', `url(./${dirname(fileName)}/`)
          return `<style nonce="__NONCE__">${styles}</style>`
        })
    }
  }
}

/** Bring along what pdf.js needs to draw pages: character maps, the standard fonts, decoders of pictures. */
function pdfData(): Plugin {
  return {
    name: 'pdf-data',
    generateBundle() {
      const root = resolve('node_modules/pdfjs-dist')
      for (const path of globSync(['cmaps/*.bcmap', 'standard_fonts/*.{pfb,ttf}', 'wasm/*_nowasm_fallback.js'], {
        cwd: root
      }))
        this.emitFile({ type: 'asset', fileName: `pdf/${path}`, source: readFileSync(resolve(root, path)) })
    }
  }
}
