import { dirname, relative, resolve } from 'node:path'

const kernel = ['shared/result', 'shared/model', 'shared/change']
const asking = ['shared/commands', 'shared/queries']
const react = ['react']
const aria = ['react-aria-components']
const screen = [
  ...[
    'renderer/answers',
    'renderer/act',
    'renderer/reading',
    'renderer/view-state',
    'renderer/trail',
    'renderer/side',
    'renderer/open-beside',
    'renderer/focus-mode',
    'renderer/look',
    'renderer/reading-look',
    'renderer/kept-places',
    'renderer/tour-state',
    'renderer/shortcuts',
    'renderer/key-changes',
    'renderer/keys',
    'renderer/kept-value',
    'renderer/bridge',
    'renderer/remembered',
    'renderer/words',
    'renderer/ui'
  ],
  ...['shared/model', 'shared/queries', 'shared/commands', 'shared/result', 'shared/text', 'shared/contract'],
  ...react,
  ...aria
]

/**
 * The architecture: each part, and the parts and packages it may import. What is not listed is an error. `node` stands
 * for every built-in module. Of two parts that fit a path, the longer holds.
 */
export const parts = {
  'shared/result': [],
  'shared/model': [],
  'shared/text': ['shared/model'],
  'shared/anchor': ['shared/model', 'shared/text', 'approx-string-match'],
  'shared/change': ['shared/model'],
  'shared/codebook': ['shared/model', 'shared/result', 'papaparse'],
  'shared/commands': [...kernel, 'shared/anchor', 'shared/text', 'shared/codebook', 'zod'],
  'shared/queries': [...kernel, 'shared/text', 'shared/codebook', 'zod'],
  'shared/markdown': ['marked'],
  'shared/search': ['zod'],
  'shared/words': ['intl-messageformat'],
  'shared/erasure': [],
  'shared/export': [
    ...kernel,
    'shared/queries',
    'shared/markdown',
    'shared/text',
    'shared/codebook',
    'zod',
    'papaparse'
  ],
  'shared/contract': [...kernel, ...asking, 'shared/words', 'shared/export', 'shared/search', 'shared/erasure'],
  'main/entries': ['node'],
  'main/resources': ['node'],
  'main/in-turn': [],
  'main/in-slices': ['node'],
  'main/snapshot-worker': ['main/storage', 'main/vault', 'node'],
  'main/storage': [
    ...kernel,
    'main/saving',
    'main/in-slices',
    'main/entries',
    'shared/commands',
    'shared/text',
    'lowdb',
    'zod',
    'node'
  ],
  'main/vault': ['shared/result', 'main/storage', 'main/entries', 'zod', 'node'],
  'main/saving': ['shared/change', 'shared/contract', 'shared/result'],
  'main/session': [
    ...kernel,
    ...asking,
    ...['main/in-slices', 'main/in-turn', 'main/saving', 'main/storage', 'shared/contract', 'shared/text', 'node']
  ],
  'main/backups': [...kernel, 'main/session', 'main/storage', 'main/entries', 'shared/contract', 'node'],
  'main/erasure': [
    ...kernel,
    ...['shared/erasure', 'main/backups', 'main/session', 'main/storage', 'main/entries', 'node', 'zod']
  ],
  'main/conversion-worker': ['main/storage', 'main/vault', 'node'],
  'main/erasure-worker': ['main/erasure', 'main/storage', 'main/vault', 'node'],
  'main/backup-worker': ['main/backups', 'main/storage', 'main/vault', 'node'],
  'main/open-notebook': [
    ...kernel,
    'main/backups',
    'main/erasure',
    'main/storage',
    'main/session',
    'main/saving',
    'shared/contract',
    'node'
  ],
  'main/import': [
    ...['shared/model', 'shared/result', 'shared/text', 'main/entries', 'node', 'zod', 'marked', 'linkedom'],
    ...['@mozilla/readability', 'pdfjs-dist', 'chardet', 'iconv-lite', 'yauzl']
  ],
  'main/importer': ['main/import', 'node'],
  'main/search': [
    'shared/model',
    'shared/change',
    'shared/text',
    'shared/search',
    'shared/result',
    'shared/queries',
    'main/session',
    'main/storage',
    'main/entries',
    'node'
  ],
  'main/search-worker': ['main/search', 'main/storage', 'main/vault', 'node'],
  'main/custody': [...kernel, 'shared/contract', 'main/storage', 'main/entries', 'node'],
  'main/custody-worker': ['main/custody', 'main/storage', 'main/vault', 'node'],
  'main/copies': [
    ...['shared/model', 'shared/result', 'main/storage', 'main/custody', 'main/desk'],
    ...['age-encryption', 'yazl', 'node']
  ],
  'main/export-notebook': [...kernel, 'main/in-slices', 'main/session', 'shared/export'],
  'main/desk': [
    'main/export-notebook',
    'main/backups',
    ...kernel,
    ...['shared/contract', 'shared/words', 'shared/export', 'shared/search', 'shared/queries', 'shared/commands'],
    ...[
      'main/session',
      'main/open-notebook',
      'main/storage',
      'main/vault',
      'main/import',
      'main/search',
      'main/custody',
      'main/resources',
      'node',
      'zod'
    ]
  ],
  'main/handlers': [
    'main/desk',
    'main/erasure',
    'shared/contract',
    'shared/result',
    ...asking,
    'shared/export',
    'shared/search',
    'shared/model',
    'zod'
  ],
  'main/web': ['main/handlers', 'main/desk', 'main/import', 'shared/contract', 'shared/result', 'node', 'zod'],
  'main/serve': [
    'main/web',
    'main/handlers',
    'main/desk',
    'main/resources',
    'shared/contract',
    'shared/result',
    'node'
  ],
  'main/cli': [
    'main/export-notebook',
    'main/backups',
    'main/erasure',
    'shared/erasure',
    'main/copies',
    ...kernel,
    ...asking,
    ...['shared/text', 'shared/anchor', 'shared/export', 'shared/search', 'shared/contract', 'shared/codebook'],
    ...['main/open-notebook', 'main/session', 'main/storage', 'main/import', 'main/search', 'main/desk', 'main/serve'],
    ...['main/custody', 'main/vault', 'main/resources', 'node', 'zod']
  ],
  'main/desktop': [
    'main/handlers',
    'main/desk',
    'main/import',
    'main/web',
    'main/resources',
    'shared/contract',
    'shared/words',
    'shared/result',
    'electron',
    'main/entries',
    'zod',
    'node'
  ],
  'main/index': ['main/desktop'],
  preload: ['shared/contract', 'electron'],
  'renderer/web-api': ['shared/contract', 'shared/result', 'renderer/web-door', 'renderer/web-notices'],
  'renderer/web-door': ['renderer/words', 'shared/words'],
  'renderer/web-notices': ['shared/contract', 'renderer/web-door'],
  'renderer/kept-value': [],
  'renderer/words': ['renderer/kept-value', 'shared/words', ...react],
  'renderer/connection': ['shared/contract', 'renderer/kept-value'],
  'renderer/bridge': ['shared/contract', 'renderer/connection', 'renderer/web-api'],
  'renderer/answer-cache': ['shared/change', 'shared/contract', 'shared/queries'],
  'renderer/latest-status': ['renderer/kept-value', 'shared/contract'],
  'renderer/answers': [
    ...['renderer/answer-cache', 'renderer/bridge', 'renderer/kept-value', 'renderer/latest-status'],
    ...['shared/contract', 'shared/queries'],
    ...react
  ],
  'renderer/remembering': ['shared/contract'],
  'renderer/remembered': ['renderer/answers', 'renderer/bridge', 'renderer/remembering'],
  'renderer/notices': ['renderer/bridge', 'renderer/kept-value', ...react],
  'renderer/act': ['renderer/bridge', 'renderer/notices', 'renderer/words', 'shared/commands', 'shared/result'],
  'renderer/view-hash': ['shared/queries'],
  'renderer/sides': ['renderer/view-hash'],
  'renderer/side': react,
  'renderer/open-beside': ['renderer/reading', 'renderer/shortcuts', 'renderer/view-state'],
  'renderer/focus-mode': ['renderer/kept-value', ...react],
  'renderer/places': [],
  'renderer/kept-places': ['renderer/places', 'renderer/remembered'],
  'renderer/look': [],
  'renderer/reading-look': ['renderer/kept-value', 'renderer/look', 'renderer/remembered', ...react],
  'renderer/tour-state': ['renderer/kept-value', 'renderer/remembered', ...react],
  'renderer/view-state': ['renderer/kept-value', 'renderer/sides', 'renderer/view-hash', 'shared/queries', ...react],
  'renderer/trail': ['renderer/sides', 'renderer/view-state'],
  'renderer/keys': ['renderer/words'],
  'renderer/key-changes': ['renderer/kept-value', 'renderer/words', ...react],
  'renderer/shortcuts': ['renderer/keys', 'renderer/key-changes', 'renderer/side', ...react],
  'renderer/reading': ['renderer/act', 'renderer/kept-value', 'renderer/view-state', 'renderer/words', ...react],
  'renderer/ui': [
    'renderer/words',
    'renderer/look',
    'renderer/shortcuts',
    'renderer/bridge',
    'renderer/notices',
    'shared/text',
    'shared/markdown',
    'shared/model',
    '@tanstack/react-virtual',
    'codemirror',
    ...react,
    ...aria
  ],
  'renderer/features/library': screen,
  'renderer/features/welcome': screen,
  'renderer/features/settings': screen,
  'renderer/features/help': screen,
  'renderer/features/reader': [...screen, 'pdfjs-dist', 'renderer/keys', 'shared/codebook'],
  'renderer/features/excerpts-pane': [...screen, 'shared/anchor'],
  'renderer/features/codebook': [...screen, 'renderer/keys', 'shared/codebook'],
  'renderer/features/notes': screen,
  'renderer/features/tour': screen,
  'renderer/features/history': screen,
  'renderer/features/erasure': [...screen, 'shared/erasure'],
  'renderer/features/excerpts': screen,
  'renderer/features/palette': [...screen, 'shared/search'],
  'renderer/features/tag-hits': [...screen, 'shared/search'],
  'renderer/features/search': [...screen, 'shared/search'],
  'renderer/features/backups': screen,
  'renderer/features/vault': screen,
  'renderer/features/export': [...screen, 'shared/export'],
  'renderer/styles': ['fonts'],
  'renderer/frame': ['renderer/notices', 'shared/contract', ...screen],
  'renderer/app': ['shared/words', 'renderer/frame', 'renderer/features', ...screen],
  'renderer/open-window': ['renderer/app', 'react', 'react-dom'],
  'renderer/main': ['renderer/open-window', 'renderer/styles']
}

/** Packages that go by one name in the table. */
const families = [
  ['codemirror', /^(@codemirror|@lezer)\//],
  ['fonts', /^@fontsource-variable\//],
  ['node', /^node:/],
  ['react-dom', /^react-dom\//],
  ['react', /^react\//],
  ['react-aria-components', /^react-aria-components\//],
  ['pdfjs-dist', /^pdfjs-dist\//],
  ['electron', /^electron\//],
  ['lowdb', /^lowdb\//]
]

/** Lint rule: imports follow the table above. */
const layers = {
  create(context) {
    const path = relative(resolve('src'), context.filename)
    const from = partOf(path)
    return {
      Program: checkListed,
      ImportDeclaration: checkImport,
      ImportExpression: checkImport,
      ExportNamedDeclaration: checkImport,
      ExportAllDeclaration: checkImport
    }

    function checkListed(node) {
      if (!from) context.report({ node, message: `${path} belongs to no part listed in scripts/layers.mjs.` })
    }

    function checkImport(node) {
      if (!from || !node.source || /\.css$/.test(node.source.value)) return
      const to = targetOf(node.source.value, path)
      const allowed = parts[from].some(part => to === part || to.startsWith(`${part}/`))
      if (to !== from && !allowed)
        context.report({ node, message: `${from} may not import ${to} (see scripts/layers.mjs).` })
    }
  }
}

export default { meta: { name: 'dossier' }, rules: { layers } }

/** The part or package that an import in a file names. */
function targetOf(name, path) {
  if (name.startsWith('#')) return partOf(name.slice(1)) ?? name
  if (name.startsWith('.')) return partOf(relative('.', resolve(dirname(path), name))) ?? name
  return families.find(([, pattern]) => pattern.test(name))?.[0] ?? name
}

function partOf(path) {
  return Object.keys(parts)
    .filter(part => path.startsWith(`${part}/`) || path.startsWith(`${part}.`))
    .toSorted((a, b) => b.length - a.length)[0]
}
