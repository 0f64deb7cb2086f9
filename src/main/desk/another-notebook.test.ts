import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changing, type Handlers } from '#shared/contract.ts'
import { ABOUT_ID } from '#shared/model/about.ts'
import { done, refuse, type Outcome } from '#shared/result.ts'
import { openDesk, type HostDesk } from '#main/desk.ts'
import { handlersOf } from '#main/handlers.ts'
import { noticeBoard } from '#main/web/notices.ts'
import { readPage } from '#main/web/page.ts'
import { startWebServer } from '#main/web/server.ts'

const ANOTHER = refuse('Another notebook is open by now. Nothing was changed.')
const GONE = refuse('This file is no longer here. Choose it again.')
const secret = { kind: 'passphrase', passphrase: 'vier Worte, die niemand kennt' } as const
const citation = {
  ...{ title: 'Parole', authors: [], publisher: '', published: '', accessed: '', url: '', language: '' },
  kind: 'other'
}
/** What each request that changes a notebook is sent with. */
const sent: Readonly<Record<string, object>> = {
  run: { kind: 'write-note', on: { kind: 'notebook' }, note: 'Of One' },
  undo: {},
  redo: {},
  add: { upload: 'u', citation },
  backup: {},
  restore: { id: '7' },
  erase: { kind: 'note', on: { kind: 'notebook' } },
  encrypt: { passphrase: secret.passphrase },
  decrypt: { secret },
  changePassphrase: { secret, passphrase: 'vier andere Worte, auch geheim' },
  newRecoveryKey: { secret }
}

let home: string
let desk: HostDesk
let handlers: Handlers

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dossier-another-'))
  desk = await openDesk({
    host: 'web',
    places: { config: join(home, 'config'), folder: join(home, 'notebooks') },
    announce: () => {},
    openOutside: async () => true
  })
  handlers = handlersOf(desk)
  for (const title of ['Two', 'One']) {
    await handlers.create({ title, codebook: 'none' })
    await handlers.run({ kind: 'add-tag', name: `Undone in ${title}` })
    await handlers.run({ kind: 'write-note', on: { kind: 'notebook' }, note: `Before in ${title}` })
    await handlers.undo(undefined)
  }
})

afterEach(async () => {
  await desk.close()
  await rm(home, { recursive: true })
})

const pathOf = (title: string) => join(home, 'notebooks', `${title}.dossier`)
const open = (title: string) => handlers.open({ path: pathOf(title) })
/** As a window sends it that shows One. */
const ofOne = (name: string) => ({ ...sent[name], notebook: pathOf('One') })
const send = (name: (typeof changing)[number]) => handlers[name](ofOne(name))

/** What may not change of a notebook that nothing was sent to. */
async function stand(title: string) {
  await open(title)
  return desk.withSession(async ({ notebook, status }) => {
    const { revision, undo, redo } = status()
    return done({ note: notebook.about.get(ABOUT_ID)?.note, sources: notebook.sources.size, revision, undo, redo })
  })
}

/** Have something done once One is just being closed, whether that succeeds or not. */
async function whileOneCloses(work: () => void, failing?: Outcome<null>): Promise<void> {
  await desk.withSession(async session => {
    const { close } = session
    const spy = vi.spyOn(session as { close: typeof close }, 'close')
    spy.mockImplementationOnce(async () => {
      work()
      return failing ?? close()
    })
    return done(null)
  })
}

describe('a change that is sent to one notebook while another is opened (D)', () => {
  it('[D85] is every change that a window can send', () => {
    expect(Object.keys(sent).sort()).toEqual([...changing].sort())
  })

  it.each(changing)('[D85] is refused as %s once its own is closed, and changes nothing', async name => {
    const before = { two: await stand('Two'), one: await stand('One') }
    const base64 = Buffer.from('Les civils ont fui.').toString('base64')
    if (name === 'add') {
      await handlers.stage({ upload: 'u', fileName: 'a.txt', total: 19, offset: 0, base64 })
      await handlers.read({ upload: 'u' })
    }
    const answers: Promise<unknown>[] = []
    await whileOneCloses(() => answers.push(send(name)))
    expect(await open('Two')).toEqual(done(null))
    // What was read for One is forgotten with it.
    expect(await send(name)).toEqual(name === 'add' ? GONE : ANOTHER)
    expect(await Promise.all(answers)).toEqual([ANOTHER])
    expect(await stand('Two')).toEqual(before.two)
    expect(await stand('One')).toEqual(before.one)
  })

  it('[D85] still goes to its own while the other is only being read, and where its own could not be closed', async () => {
    const before = await stand('Two')
    await open('One')
    const opening = open('Two')
    const soon = send('run')
    expect(await Promise.all([opening, soon])).toEqual([done(null), done(null)])
    expect(await stand('Two')).toEqual(before)
    expect(await stand('One')).toMatchObject({ value: { note: 'Of One' } })
    const answers: Promise<unknown>[] = []
    await whileOneCloses(() => answers.push(send('undo')), { kind: 'unsaved', reason: 'The disk is full.' })
    expect(await open('Two')).toMatchObject({ kind: 'refused' })
    expect(await Promise.all(answers)).toEqual([done('edit note')])
    expect(await stand('Two')).toEqual(before)
  })

  it('[D85] overtakes nothing that was sent to its own before, though that waited', async () => {
    await open('One')
    const write = (note: string) => handlers.run({ ...ofOne('run'), note })
    const answers: Promise<unknown>[] = []
    const unsaved = { kind: 'unsaved', reason: 'The disk is full.' } as const
    await whileOneCloses(() => answers.push(write('First')), unsaved)
    const opening = open('Two')
    const other = open('Two')
    const refused = await opening
    answers.push(write('Last'))
    expect([refused.kind, (await other).kind]).toEqual(['refused', 'done'])
    const kinds = (await Promise.all(answers)).map(answer => (answer as Outcome<null>).kind)
    expect([kinds, await stand('One')]).toMatchObject([['refused', 'refused'], { value: { note: '' } }])
  })

  it('[D85] is done in the one that is open where the window showed none yet', async () => {
    const opening = open('Two')
    const made = handlers.run(sent['run'])
    expect(await Promise.all([opening, made])).toEqual([done(null), done(null)])
    expect(await stand('Two')).toMatchObject({ value: { note: 'Of One' } })
  })

  it('[D85] goes nowhere where none is open any more, and counts only as far as it is understood', async () => {
    await handlers.close(undefined)
    expect(await send('run')).toMatchObject({ kind: 'refused' })
    await open('One')
    expect(await send('run')).toEqual(done(null))
    for (const notebook of [7, null, 'x'.repeat(10_001)])
      expect(await handlers.run({ ...sent['run'], notebook })).toEqual(
        refuse('Dossier did not understand this request.')
      )
    expect(await handlers.undo({ more: 1 })).toEqual(refuse('Dossier did not understand this request.'))
  })

  it('[D85] is refused by the local-web host too, and never changes the other', async () => {
    const before = await stand('Two')
    await open('One')
    await writeFile(join(home, 'index.html'), '<meta property="csp-nonce" content="__NONCE__">')
    const page = await readPage(home)
    const server = await startWebServer({ handlers, page, notices: noticeBoard(), port: 0, onKnock: () => {} })
    try {
      const post = await letIn(server)
      const [opened, soon] = await Promise.all([post('open', { path: pathOf('Two') }), post('run', ofOne('run'))])
      expect([opened, soon]).toEqual([done(null), done(null)])
      // The window has not heard yet that Two is open.
      expect([await post('run', ofOne('run')), await post('undo', ofOne('undo'))]).toEqual([ANOTHER, ANOTHER])
    } finally {
      await server.close()
    }
    expect(await stand('Two')).toEqual(before)
    expect(await stand('One')).toMatchObject({ value: { note: 'Of One' } })
  })
})

/** Let a window in; it numbers what it sends. */
async function letIn({ port, invite }: Awaited<ReturnType<typeof startWebServer>>) {
  const call = (name: string, input: object, headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/api/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(input)
    }).then(response => response.json() as Promise<unknown>)
  const { token } = (await call('enter', { code: invite(60_000).split('#code=')[1] }, {})) as { readonly token: string }
  let number = 0
  return (name: string, input: object) =>
    call(name, input, { Authorization: `Bearer ${token}`, 'Dossier-Number': String(++number) })
}
