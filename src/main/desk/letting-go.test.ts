import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Desk, Handlers } from '#shared/contract.ts'
import { done, type Result } from '#shared/result.ts'
import { openDesk, type HostDesk } from '#main/desk.ts'
import { handlersOf } from '#main/handlers.ts'
import { ownVault, type Vault } from './vault.ts'

const PASSPHRASE = 'vier Worte, die niemand kennt'
const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const
const vault: Vault = {
  ...ownVault,
  encryptNotebook: (folder, options) => ownVault.encryptNotebook(folder, { ...options, scryptCost: 1024 })
}
const [first, second] = [{}, {}]
/** How long a window takes until what is typed in it is on its way. */
const SLOW_MS = 300

let home: string
let desk: HostDesk
let handlers: Handlers
let windows: readonly object[]
let chosen: string | null
/** What is typed in the second window and not yet handed over. */
let typed: string | null
let wrote: unknown[]
/** The notebook that the second window shows, which what it hands over belongs to. */
let shown: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dossier-letting-go-'))
  ;[windows, chosen, typed, wrote] = [[], null, null, []]
  desk = await openDesk({
    host: 'web',
    places: { config: join(home, 'config'), folder: join(home, 'notebooks') },
    announce: (name, value) => void (name === 'locking' && answer(value as number)),
    windows: () => windows,
    openOutside: async () => true,
    chooseNotebook: async () => chosen,
    vault
  })
  handlers = handlersOf(desk)
  await create('One')
  await create('Two')
  shown = pathOf('Two')
  windows = [first, second]
})

afterEach(async () => {
  windows = []
  await desk.close()
  await rm(home, { recursive: true })
})

const create = (title: string) => handlers.create({ title, codebook: 'none' })
const pathOf = (title: string) => join(home, 'notebooks', `${title}.dossier`)

/** As windows do: the first has nothing to hand over, the second takes a while. */
function answer(asked: number): void {
  void handlers.handedOver({ asked }, first)
  setTimeout(() => void handOver(asked), SLOW_MS)
}

async function handOver(asked: number): Promise<void> {
  if (typed !== null) wrote.push(await handlers.run({ kind: 'add-tag', name: typed, notebook: shown }, second))
  typed = null
  await handlers.handedOver({ asked }, second)
}

async function now(): Promise<Desk> {
  const { value } = (await handlers.desk(undefined)) as { readonly value: Desk }
  return value
}

/** The names of the tags of a notebook, once it is open again. */
async function tagsIn(title: string): Promise<readonly string[]> {
  windows = []
  const { open, locked } = await now()
  if (open?.path !== pathOf(title) && locked?.path !== pathOf(title)) await desk.open(pathOf(title))
  if ((await now()).locked) await handlers.unlock({ secret })
  const tags = await desk.withSession(async session =>
    done([...session.notebook.tags.values()].map(({ name }) => name).sort())
  )
  return (tags as Extract<Result<string[]>, { kind: 'done' }>).value
}

describe('a notebook that is let go of (D)', () => {
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    'closed in a window': () => handlers.close(undefined),
    'closed by the host': () => desk.close(),
    'followed by another that a window opens': () => handlers.open({ path: pathOf('One') }),
    'followed by another that the host opens': () => desk.open(pathOf('One')),
    'followed by another that is chosen': () => handlers.browse(undefined),
    'followed by a new one': () => create('Three'),
    encrypted: () => handlers.encrypt({ passphrase: PASSPHRASE })
  }

  it.each(Object.keys(ways))('[D84] has what is typed in every window first, when it is %s', async way => {
    ;[typed, chosen] = ['Typed last', pathOf('One')]
    expect(await ways[way]?.()).toMatchObject({ kind: 'done' })
    expect(wrote).toMatchObject([{ kind: 'done' }])
    expect(await tagsIn('Two')).toEqual(['Typed last'])
    expect(await tagsIn('One')).toEqual([])
  })

  it('[D84] has it first when it is decrypted, and when an encrypted one is closed', async () => {
    await handlers.encrypt({ passphrase: PASSPHRASE })
    typed = 'Before'
    expect(await handlers.close(undefined)).toEqual(done(null))
    expect(await tagsIn('Two')).toEqual(['Before'])
    windows = [first, second]
    typed = 'After'
    expect(await handlers.decrypt({ secret })).toEqual(done(null))
    expect(await tagsIn('Two')).toEqual(['After', 'Before'])
    expect(wrote).toMatchObject([{ kind: 'done' }, { kind: 'done' }])
  })

  it('[D84] asks nobody where nothing is let go: none is open, or none was chosen', async () => {
    typed = 'Still here'
    expect(await handlers.browse(undefined)).toEqual(done(null))
    expect(typed).toBe('Still here')
    typed = null
    await handlers.close(undefined)
    typed = 'Nowhere'
    await desk.open(pathOf('One'))
    expect([typed, wrote]).toEqual(['Nowhere', []])
  })
})
