import { nameKey, SEPARATOR } from '#shared/codebook/names.ts'
import { branchesOf, treeOf } from '#shared/codebook/tree.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import { foldText } from '#shared/text/fold.ts'
import { Failure } from './command.ts'
import { nearestBy } from './near.ts'

/** Find the one source that goes by an id, a title or the name of a file, with or without its ending. */
export function sourceNamed(notebook: Notebook, name: string): Source {
  const byId = notebook.sources.get(name)
  if (byId) return byId
  const sources = [...notebook.sources.values()]
  const wanted = foldText(name.trim())
  for (const namesOf of ways) {
    const [found, ...others] = sources.filter(source => namesOf(source).some(one => foldText(one) === wanted))
    if (!found) continue
    if (others.length === 0) return found
    const ids = [found, ...others].map(({ id }) => id).join(', ')
    throw new Failure(`${others.length + 1} sources go by “${name}”. Name one by its id: ${ids}.`)
  }
  const likely = nearestBy(name, sources, ({ title, fileName }) => [title, fileName]).map(({ title }) => title)
  const near = likely.length > 0 ? ` Did you mean ${quoted(likely)}?` : ' List them with: dossier sources'
  throw new Failure(`No source goes by “${name}”.${near}`)
}

// An exact title is meant before a file that happens to be called the same.
const ways: readonly ((source: Source) => readonly string[])[] = [
  ({ title }) => [title],
  ({ fileName }) => [fileName, fileName.replace(/\.[^.]+$/, '')]
]

/** Find the one tag that goes by a path, the end of a path, or an id; its id. */
export function tagNamed(notebook: Notebook, name: string): string {
  if (notebook.tags.has(name)) return name
  const branches = branchesOf(treeOf(notebook))
  const wanted = keyOf(name)
  const exact = branches.find(({ path }) => keyOf(path) === wanted)
  if (exact) return exact.tag.id
  const [found, ...others] = branches.filter(({ path }) => keyOf(path).endsWith(SEPARATOR + wanted))
  if (found && others.length === 0) return found.tag.id
  if (found) {
    const paths = [found, ...others].map(({ path }) => path)
    throw new Failure(`${paths.length} tags are called “${name}”. Name one in full: ${quoted(paths)}.`)
  }
  throw new Failure(
    unknownTag(
      name,
      branches.map(({ path }) => path)
    )
  )
}

function unknownTag(name: string, paths: readonly string[]): string {
  const lastOf = (path: string) => path.split(SEPARATOR).at(-1) ?? path
  const near = nearestBy(name, paths, path => (name.includes(SEPARATOR) ? [path] : [lastOf(path)]))
  const hint = near.length > 0 ? ` Did you mean ${quoted(near)}?` : ' List them with: dossier tags'
  return `There is no tag “${name}”.${hint}`
}

function keyOf(path: string): string {
  return path.split(SEPARATOR).map(nameKey).join(SEPARATOR)
}

function quoted(names: readonly string[]): string {
  return names.map(name => `“${name}”`).join(' or ')
}
