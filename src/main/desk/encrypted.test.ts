import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Desk, Handlers, Secret } from '#shared/contract.ts'
import { done, refuse } from '#shared/result.ts'
import { openDesk, type HostDesk } from '#main/desk.ts'
import { handlersOf } from '#main/handlers.ts'
import { ownVault, type Vault } from './vault.ts'

const PASSPHRASE = 'vier Worte, die niemand kennt'
const OTHER = 'cuatro palabras sin nada que ver'
const passphrase = (text: string): Secret => ({ kind: 'passphrase', passphrase: text })
const recovery = (text: string): Secret => ({ kind: 'recovery key', recoveryKey: text })
/** The encryption as it is, with keys that take no second to derive. */
const quick: Vault = {
  ...ownVault,
  encryptNotebook: (folder, o) => ownVault.encryptNotebook(folder, { ...o, scryptCost: 1024 }),
  changePassphrase: (folder, o) => ownVault.changePassphrase(folder, { ...o, scryptCost: 1024 })
}

let home: string
let desk: HostDesk
let handlers: Handlers
let windows: readonly object[] = []
let told: { readonly name: string; readonly value: unknown }[]

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dossier-encrypted-'))
  await sitDown()
})

afterEach(async () => {
  await desk.close()
  await rm(home, { recursive: true })
})

/** Start anew on the same computer. */
async function sitDown(vault: Partial<Vault> = {}, onLocking: (asked: number) => void = () => {}) {
  told = []
  desk = await openDesk({
    host: 'web',
    places: { config: join(home, 'config'), folder: join(home, 'notebooks') },
    announce(name, value) {
      told.push({ name, value: structuredClone(value) })
      if (name === 'locking') onLocking(value as number)
    },
    windows: () => windows,
    openOutside: async () => true,
    vault: { ...quick, ...vault }
  })
  handlers = handlersOf(desk)
}

function valueOf<T>(result: unknown): T {
  const { kind, value } = result as { readonly kind: string; readonly value: T }
  if (kind !== 'done') throw new Error(`Not done: ${JSON.stringify(result)}`)
  return value
}

const create = (title: string, codebook = 'none') => handlers.create({ title, codebook })
const addTag = (name: string) => handlers.run({ kind: 'add-tag', name })
const pathOf = (title: string) => join(home, 'notebooks', `${title}.dossier`)
/** What windows were told of the desk last; other news may come at any moment. */
const lastDesk = () => told.findLast(({ name }) => name === 'desked')?.value
const now = async () => valueOf<Desk>(await handlers.desk(undefined))
const tags = async () =>
  valueOf<{ readonly value: { readonly tags: number } }>(await handlers.ask({ kind: 'overview' })).value.tags
const encrypt = async (text = PASSPHRASE) =>
  valueOf<{ readonly recoveryKey: string }>(await handlers.encrypt({ passphrase: text })).recoveryKey
const unlock = (secret: Secret) => handlers.unlock({ secret })

/** A notebook with a tag in it, encrypted and open. */
async function encrypted(title = 'Sahel') {
  valueOf(await create(title))
  valueOf(await addTag('Coups'))
  return encrypt()
}

describe('an encrypted notebook at a desk (V)', () => {
  it('[V40] waits for its passphrase, and nothing of it is answered until then', async () => {
    await encrypted()
    await handlers.close(undefined)
    expect(await handlers.open({ path: pathOf('Sahel') })).toEqual(done(null))
    expect(await now()).toMatchObject({ open: null, work: null, locked: { path: pathOf('Sahel'), name: 'Sahel' } })
    for (const [name, input] of [
      ['ask', { kind: 'overview' }],
      ['status', undefined],
      ['undo', undefined],
      ['backups', undefined],
      ['export', { format: 'json' }],
      ['text', { sourceId: 'x' }]
    ] as const)
      expect([name, await handlers[name](input)]).toEqual([name, refuse('The notebook is locked. Unlock it first.')])
    expect(await unlock(passphrase(PASSPHRASE))).toEqual(done(null))
    expect(await now()).toMatchObject({ locked: null, open: { title: 'Sahel', isEncrypted: true, readOnly: null } })
    expect(await tags()).toBe(1)
  })

  it('[V40] opens with its recovery key, and after the desk was left', async () => {
    const recoveryKey = await encrypted()
    await desk.close()
    await sitDown()
    expect(await desk.open(pathOf('Sahel'))).toEqual(done(null))
    expect(await unlock(recovery(recoveryKey.toLowerCase().replaceAll('-', ' ')))).toEqual(done(null))
    expect(await tags()).toBe(1)
  })

  it('[V40] lets another notebook be chosen, and closes for it', async () => {
    await create('Plain')
    await encrypted()
    await handlers.lock(undefined)
    expect(await handlers.open({ path: pathOf('Plain') })).toEqual(done(null))
    expect(await now()).toMatchObject({ open: { title: 'Plain', isEncrypted: false }, locked: null })
    expect(await unlock(passphrase(PASSPHRASE))).toEqual(done(null))
    expect((await now()).open?.title).toBe('Plain')
    await handlers.open({ path: pathOf('Sahel') })
    expect(await now()).toMatchObject({ open: null, locked: { name: 'Sahel' } })
    await handlers.close(undefined)
    expect(await now()).toMatchObject({ open: null, locked: null })
    expect(await unlock(passphrase(PASSPHRASE))).toMatchObject({ kind: 'refused' })
  })

  it('[V41] says that a passphrase is wrong, or a recovery key, and stays locked', async () => {
    await encrypted()
    await handlers.lock(undefined)
    const wrong = [passphrase('wrong wrong wrong'), recovery('ABC'), passphrase('')]
    const reasons = []
    for (const secret of wrong) {
      const refused = await unlock(secret)
      expect([secret, refused.kind]).toEqual([secret, 'refused'])
      if (refused.kind === 'refused') reasons.push(refused.reason)
    }
    expect(reasons[0]).not.toBe(reasons[1])
    expect((await now()).locked).not.toBeNull()
    expect(await unlock(passphrase(PASSPHRASE))).toEqual(done(null))
  })

  it('[V41] opens nothing by an attempt that was given up, or overtaken by another', async () => {
    const given = Promise.withResolvers<void>()
    const forget = vi.fn<Vault['forget']>(ownVault.forget)
    await encrypted()
    await desk.close()
    let isSlow = true
    await sitDown({
      forget,
      async unlock(...input) {
        if (isSlow) await given.promise
        return ownVault.unlock(...input)
      }
    })
    await desk.open(pathOf('Sahel'))
    const first = unlock(passphrase(PASSPHRASE))
    await pause(5)
    await handlers.stop(undefined)
    isSlow = false
    const second = unlock(passphrase('wrong wrong wrong'))
    await second
    given.resolve()
    expect([(await first).kind, (await second).kind]).toEqual(['refused', 'refused'])
    expect((await now()).locked).not.toBeNull()
    expect(forget).toHaveBeenCalledOnce()
    expect(await Promise.all([unlock(passphrase(PASSPHRASE)), unlock(passphrase(PASSPHRASE))])).toContainEqual(
      done(null)
    )
    expect((await now()).open).toMatchObject({ isEncrypted: true })
  })

  it('[V42] is made of the open one: saved, closed, encrypted and opened again with its steps to undo', async () => {
    await create('Sahel')
    await addTag('Coups')
    const made = handlers.encrypt({ passphrase: PASSPHRASE })
    const late = addTag('Juntas')
    expect((await made).kind).toBe('done')
    // What was asked meanwhile was done before or after, or was refused; it was not lost unsaid.
    const outcome = await late
    expect(await tags()).toBe(outcome.kind === 'done' ? 2 : 1)
    expect(await now()).toMatchObject({ open: { title: 'Sahel', isEncrypted: true, readOnly: null }, work: null })
    valueOf(await handlers.undo(undefined))
    expect(await tags()).toBe(outcome.kind === 'done' ? 1 : 0)
    const states = told.filter(({ name }) => name === 'desked').map(({ value }) => value as Desk)
    expect(states.some(({ work, open }) => work?.kind === 'encrypt' && open === null)).toBe(true)
    for (const { open, locked, work } of states)
      expect([open, locked, work].filter(each => each !== null).length).toBeLessThan(2)
  })

  it('[V42] tells how far the encrypting is, and can be stopped, which leaves the notebook as it was', async () => {
    await desk.close()
    let isEndless = true
    await sitDown({
      async encryptNotebook(folder, o) {
        if (!isEndless) return quick.encryptNotebook(folder, o)
        for (let i = 0; !o.signal?.aborted; i += 1) {
          o.onProgress?.(i, 100)
          await pause(20)
        }
        return refuse('It was stopped. The notebook is as it was.')
      }
    })
    await create('Sahel')
    await addTag('Coups')
    const made = handlers.encrypt({ passphrase: PASSPHRASE })
    await vi.waitFor(() => expect(told.filter(({ name }) => name === 'worked').length).toBeGreaterThan(2))
    expect(await now()).toMatchObject({ open: null, work: { kind: 'encrypt', name: 'Sahel' } })
    expect(await handlers.ask({ kind: 'overview' })).toMatchObject({ reason: expect.stringContaining('worked on') })
    const parts = told.filter(({ name }) => name === 'worked').map(({ value }) => (value as { part: number }).part)
    expect(parts).toEqual(parts.toSorted((a, b) => a - b))
    await handlers.stop(undefined)
    expect(await made).toMatchObject({ kind: 'refused' })
    expect(await now()).toMatchObject({ open: { title: 'Sahel', isEncrypted: false }, work: null })
    expect(await tags()).toBe(1)
    isEndless = false
    await encrypt()
  })

  it('[V42] ends with the desk, and is there as it was', async () => {
    await desk.close()
    await sitDown({
      encryptNotebook: async (_folder, { signal }) => {
        await new Promise(resolve => signal?.addEventListener('abort', resolve))
        return refuse('Stopped.')
      }
    })
    await create('Sahel')
    const made = handlers.encrypt({ passphrase: PASSPHRASE })
    await vi.waitFor(async () => expect((await now()).work).not.toBeNull())
    expect(await desk.close()).toEqual(done(null))
    expect((await made).kind).toBe('refused')
    await sitDown()
    expect(await desk.open(pathOf('Sahel'))).toEqual(done(null))
    expect((await now()).open).toMatchObject({ isEncrypted: false })
  })

  it('[V42] is there as it was after a failure of any kind', async () => {
    await desk.close()
    await sitDown({ encryptNotebook: () => Promise.reject(new Error('The disk broke.')) })
    await create('Sahel')
    await addTag('Coups')
    expect(await handlers.encrypt({ passphrase: PASSPHRASE })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('The disk broke.')
    })
    expect(await now()).toMatchObject({ open: { isEncrypted: false }, work: null })
    expect(await tags()).toBe(1)
  })

  it('[V42] is told its recovery key even where it cannot be opened again at once', async () => {
    await desk.close()
    await sitDown({ unlock: async () => refuse('Not now.') })
    await create('Sahel')
    expect(await encrypt()).toMatch(/^[A-Z2-7-]+$/)
    expect(await now()).toMatchObject({ open: null, work: null, locked: { name: 'Sahel' } })
  })

  it('[V42] is not made with a passphrase that is easy to guess, twice, of nothing, or while it cannot be saved', async () => {
    expect(await handlers.encrypt({ passphrase: PASSPHRASE })).toMatchObject({ kind: 'refused' })
    await create('Sahel')
    expect(await handlers.encrypt({ passphrase: 'short' })).toMatchObject({ reason: expect.stringContaining('short') })
    const unsaved = { kind: 'unsaved', reason: 'The disk is full.' } as const
    const spy = await desk.withSession(async session =>
      done(vi.spyOn(session as { close: typeof session.close }, 'close').mockResolvedValue(unsaved))
    )
    expect(await handlers.encrypt({ passphrase: PASSPHRASE })).toMatchObject({
      reason: expect.stringContaining('The disk is full.')
    })
    valueOf<ReturnType<typeof vi.spyOn>>(spy).mockRestore()
    expect((await now()).open).toMatchObject({ isEncrypted: false })
    await encrypt()
    expect(await handlers.encrypt({ passphrase: PASSPHRASE })).toMatchObject({
      reason: expect.stringContaining('already')
    })
  })

  it('[V43] is plain again after its secret was given once more, and holds the same', async () => {
    await encrypted()
    expect(await handlers.decrypt({ secret: passphrase('wrong wrong wrong') })).toMatchObject({ kind: 'refused' })
    expect((await now()).open).toMatchObject({ isEncrypted: true })
    expect(told.some(({ value }) => (value as Desk | null)?.work?.kind === 'decrypt')).toBe(false)
    expect(await handlers.decrypt({ secret: passphrase(PASSPHRASE) })).toEqual(done(null))
    expect((await now()).open).toMatchObject({ isEncrypted: false, title: 'Sahel' })
    expect(await tags()).toBe(1)
    expect(await handlers.decrypt({ secret: passphrase(PASSPHRASE) })).toMatchObject({
      reason: 'This notebook is not encrypted.'
    })
    expect(await handlers.lock(undefined)).toMatchObject({ kind: 'refused' })
  })

  it('[V43] stays encrypted and open where the decrypting fails', async () => {
    await encrypted()
    await desk.close()
    await sitDown({ decryptNotebook: async () => refuse('The disk is full.') })
    await desk.open(pathOf('Sahel'))
    await unlock(passphrase(PASSPHRASE))
    expect(await handlers.decrypt({ secret: passphrase(PASSPHRASE) })).toMatchObject({ reason: 'The disk is full.' })
    expect((await now()).open).toMatchObject({ isEncrypted: true })
    expect(await tags()).toBe(1)
  })

  it('[V44] is given one recovery key after the other when two windows ask at once', async () => {
    await encrypted()
    const secret = passphrase(PASSPHRASE)
    const made = await Promise.all([handlers.newRecoveryKey({ secret }), handlers.newRecoveryKey({ secret })])
    const [first = '', last = ''] = made.map(one => valueOf<{ readonly recoveryKey: string }>(one).recoveryKey)
    valueOf(await handlers.lock(undefined))
    expect(await unlock(recovery(first))).toMatchObject({ kind: 'refused' })
    expect(await unlock(recovery(last))).toEqual(done(null))
  })

  it('[V44] takes another passphrase or recovery key, and the one before opens it no longer', async () => {
    const first = await encrypted()
    expect(await handlers.changePassphrase({ secret: passphrase(OTHER), passphrase: OTHER })).toMatchObject({
      kind: 'refused'
    })
    expect(await handlers.changePassphrase({ secret: passphrase(PASSPHRASE), passphrase: 'short' })).toMatchObject({
      kind: 'refused'
    })
    expect(await handlers.changePassphrase({ secret: recovery(first), passphrase: OTHER })).toEqual(
      done({ lost: null })
    )
    const made = valueOf<{ readonly recoveryKey: string }>(await handlers.newRecoveryKey({ secret: passphrase(OTHER) }))
    valueOf(await addTag('Juntas'))
    await handlers.lock(undefined)
    for (const old of [passphrase(PASSPHRASE), recovery(first)]) expect((await unlock(old)).kind).toBe('refused')
    expect(await unlock(recovery(made.recoveryKey))).toEqual(done(null))
    await handlers.lock(undefined)
    expect(await unlock(passphrase(OTHER))).toEqual(done(null))
    expect(await tags()).toBe(2)
  })

  it('[V45] is not encrypted, decrypted or given other keys while another program holds it', async () => {
    await create('Plain')
    await encrypted()
    const first = desk
    await sitDown()
    await desk.open(pathOf('Sahel'))
    await unlock(passphrase(PASSPHRASE))
    const secret = passphrase(PASSPHRASE)
    expect((await now()).open?.readOnly).toContain(String(process.pid))
    for (const asked of [
      handlers.decrypt({ secret }),
      handlers.changePassphrase({ secret, passphrase: OTHER }),
      handlers.newRecoveryKey({ secret })
    ])
      expect(await asked).toMatchObject({ kind: 'refused', reason: expect.stringContaining(String(process.pid)) })
    expect(await handlers.lock(undefined)).toEqual(done(null))
    await first.close()
  })

  it('[V46] is saved, closed and its keys forgotten when it is locked', async () => {
    const forget = vi.fn<Vault['forget']>(ownVault.forget)
    await encrypted()
    await desk.close()
    await sitDown({ forget })
    await desk.open(pathOf('Sahel'))
    await unlock(passphrase(PASSPHRASE))
    void addTag('Juntas')
    expect(await handlers.lock(undefined)).toEqual(done(null))
    expect(forget).toHaveBeenCalledOnce()
    expect(await now()).toMatchObject({ open: null, locked: { name: 'Sahel' } })
    expect(lastDesk()).toMatchObject({ open: null, locked: { name: 'Sahel' } })
    expect(await handlers.lock(undefined)).toEqual(done(null))
    await unlock(passphrase(PASSPHRASE))
    expect(await tags()).toBe(2)
  })

  it('[V46] stays open and says why while it cannot be saved, until somebody is back', async () => {
    await encrypted()
    const unsaved = { kind: 'unsaved', reason: 'The disk is full.' } as const
    const spy = await desk.withSession(async session =>
      done(vi.spyOn(session as { close: typeof session.close }, 'close').mockResolvedValue(unsaved))
    )
    await desk.goneAway()
    expect((await now()).open).toMatchObject({ notLocked: 'The disk is full.' })
    expect(lastDesk()).toMatchObject({ open: { notLocked: 'The disk is full.' } })
    await handlers.present(undefined)
    await vi.waitFor(async () => expect((await now()).open).toMatchObject({ notLocked: null }))
    expect(await addTag('Juntas')).toMatchObject({ kind: 'done' })
    valueOf<ReturnType<typeof vi.spyOn>>(spy).mockRestore()
    await desk.goneAway()
    expect((await now()).locked).not.toBeNull()
  })

  it('[V46] is not opened by an unlocking that the locking overtakes', async () => {
    const given = Promise.withResolvers<void>()
    const forget = vi.fn<Vault['forget']>(ownVault.forget)
    await encrypted()
    await desk.close()
    await sitDown({
      forget,
      async unlock(...input) {
        await given.promise
        return ownVault.unlock(...input)
      }
    })
    await desk.open(pathOf('Sahel'))
    const unlocking = unlock(passphrase(PASSPHRASE))
    await pause(5)
    await desk.goneAway()
    given.resolve()
    expect(await unlocking).toEqual(refuse('Unlocking was stopped.'))
    expect(forget).toHaveBeenCalledOnce()
    expect(await now()).toMatchObject({ open: null, locked: { name: 'Sahel' } })
  })

  it('[J35] is said to be held by another, and by whom, while it waits for its passphrase', async () => {
    await encrypted()
    const { desk: first } = { desk }
    await sitDown()
    await desk.open(pathOf('Sahel'))
    const heldBy = expect.stringContaining(`process ${process.pid}`)
    expect(lastDesk()).toMatchObject({ locked: { name: 'Sahel' }, elsewhere: { name: 'Sahel', heldBy } })
    expect(await unlock(passphrase(OTHER))).toMatchObject({ kind: 'refused' })
    expect(await now()).toMatchObject({ locked: { name: 'Sahel' }, elsewhere: { heldBy } })
    expect(await desk.open(home)).toMatchObject({ kind: 'refused' })
    expect(await now()).toMatchObject({ locked: { name: 'Sahel' }, elsewhere: { heldBy } })
    expect(await unlock(passphrase(PASSPHRASE))).toEqual(done(null))
    expect(await now()).toMatchObject({ open: { readOnly: heldBy }, elsewhere: null })
    await handlers.lock(undefined)
    await first.close()
    expect(await now()).toMatchObject({ locked: { name: 'Sahel' }, elsewhere: null })
    await vi.waitFor(() => expect(lastDesk()).toMatchObject({ locked: { name: 'Sahel' }, elsewhere: null }), 3000)
    await handlers.close(undefined)
    await desk.open(pathOf('Sahel'))
    expect(await now()).toMatchObject({ locked: { name: 'Sahel' }, elsewhere: null })
  })

  it('[V47] is locked only after every window said that what was typed in it is handed over', async () => {
    const [slow, quick] = [{}, {}]
    const outcomes: unknown[] = []
    await encrypted()
    await desk.close()
    await sitDown({}, asked => {
      void handlers.handedOver({ asked }, quick)
      setTimeout(() => {
        void addTag('Typed last').then(outcome => {
          outcomes.push(outcome)
          return handlers.handedOver({ asked }, slow)
        })
      }, 800)
    })
    windows = [slow, quick]
    await desk.open(pathOf('Sahel'))
    await unlock(passphrase(PASSPHRASE))
    const begun = performance.now()
    expect(await handlers.lock(undefined)).toEqual(done(null))
    expect(performance.now() - begun).toBeLessThan(2500)
    expect(outcomes).toMatchObject([{ kind: 'done' }])
    windows = []
    await unlock(passphrase(PASSPHRASE))
    expect(await tags()).toBe(2)
  })

  it('[V47] is locked after some seconds where a window hangs, and at once where none is left', async () => {
    await encrypted()
    windows = [{}]
    const locked = handlers.lock(undefined)
    await pause(300)
    expect((await now()).locked).toBeNull()
    windows = []
    expect(await locked).toEqual(done(null))
    await unlock(passphrase(PASSPHRASE))
    windows = [{}]
    const begun = performance.now()
    expect(await handlers.lock(undefined)).toEqual(done(null))
    expect(performance.now() - begun).toBeGreaterThan(2500)
    windows = []
  })

  it('[V48] is not locked while a person asks for something, whatever windows ask by themselves', async () => {
    await encrypted()
    const stir = vi.spyOn(desk, 'stir')
    handlers = handlersOf(desk)
    await tags()
    await now()
    await handlers.status(undefined)
    expect(stir).not.toHaveBeenCalled()
    await addTag('Juntas')
    await handlers.present(undefined)
    expect(stir).toHaveBeenCalledTimes(2)
  })

  it('[V50] leaves nothing that names what is in it among what is kept for this computer', async () => {
    await create('Folder name')
    await handlers.run({ kind: 'rename-notebook', title: 'Secret title' })
    await addTag('Secret tag')
    await vi.waitFor(async () => expect(await configText()).toContain('Secret title'))
    await encrypt()
    expect(await now()).toMatchObject({
      open: { title: 'Secret title', name: 'Folder name' },
      known: [{ title: 'Folder name' }]
    })
    await handlers.run({ kind: 'rename-notebook', title: 'Secret other' })
    await handlers.settle({ name: '', theme: 'dark', lockAfter: 5, remembered: {} })
    await handlers.lock(undefined)
    await unlock(passphrase(PASSPHRASE))
    await desk.close()
    expect(await configText()).not.toContain('Secret')
    expect(await configText()).toContain('Folder name')
  })

  it('[V50] forgets the title of a notebook that was encrypted elsewhere', async () => {
    await create('Folder name')
    await handlers.run({ kind: 'rename-notebook', title: 'Secret title' })
    await vi.waitFor(async () => expect(await configText()).toContain('Secret title'))
    await desk.close()
    valueOf(await quick.encryptNotebook(pathOf('Folder name'), { passphrase: PASSPHRASE, host: 'another program' }))
    await sitDown()
    expect(await configText()).not.toContain('Secret title')
    expect((await now()).known).toMatchObject([{ title: 'Folder name' }])
  })

  it('[D70] takes no secret that a schema does not know', async () => {
    await encrypted()
    const nonsense = [
      handlers.unlock({ secret: 'x' }),
      handlers.unlock({ secret: { kind: 'passphrase', recoveryKey: 'x' } }),
      handlers.encrypt({}),
      handlers.encrypt({ passphrase: 'x'.repeat(3000) }),
      handlers.decrypt({ secret: { kind: 'passphrase', passphrase: 7 } }),
      handlers.changePassphrase({ secret: passphrase('x') }),
      handlers.newRecoveryKey(null)
    ]
    for (const asked of nonsense) expect(await asked).toEqual(refuse('Dossier did not understand this request.'))
  })
})

async function configText(): Promise<string> {
  const names = await readdir(join(home, 'config'))
  return (await Promise.all(names.map(name => readFile(join(home, 'config', name), 'utf8')))).join('\n')
}
