import { dirname, relative, resolve } from 'node:path'
import { parts } from './parts.mjs'

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
      if (!from) context.report({ node, message: `${path} belongs to no part listed in scripts/parts.mjs.` })
    }

    function checkImport(node) {
      if (!from || !node.source || /\.css$/.test(node.source.value)) return
      const to = targetOf(node.source.value, path)
      const allowed = parts[from].some(part => to === part || to.startsWith(`${part}/`))
      if (to !== from && !allowed)
        context.report({ node, message: `${from} may not import ${to} (see scripts/parts.mjs).` })
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
