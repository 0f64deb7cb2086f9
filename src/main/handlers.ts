import { z } from 'zod'
import { citationSchema } from '#shared/commands/citation.ts'
import { commandSchema } from '#shared/commands/index.ts'
import type { Handlers, OriginalPart, RequestName } from '#shared/contract.ts'
import { exportSchema } from '#shared/export/export.ts'
import { namesInSteps, namesWarning } from '#shared/export/index.ts'
import { querySchema } from '#shared/queries/index.ts'
import { done, refuse, type Refused, type Result } from '#shared/result.ts'
import { searchSchema } from '#shared/search.ts'
import type { HostDesk } from './desk.ts'
import { erasable, erase } from './erasure/erase.ts'
import { settingsSchema } from './desk/preferences.ts'

const upload = z.string().min(1).max(100)
const pieceSchema = z.strictObject({
  upload,
  fileName: z.string().min(1).max(1000),
  total: z.int().min(0),
  offset: z.int().min(0),
  base64: z.string().max(5_600_000)
})
const readSchema = z.strictObject({ upload, encoding: z.string().max(100).optional() })
const originalSchema = z.strictObject({
  sourceId: z.string().max(100),
  offset: z.int().min(0),
  bytes: z.int().min(0).max(4_194_304)
})
const addSchema = z.strictObject({ upload, citation: citationSchema })
const createSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  codebook: z.enum(['starter', 'none', 'sample'])
})
const fileSchema = z.strictObject({ id: z.string().max(100) })
const backupSchema = z.strictObject({ id: z.string().max(100) })
const from = z.int().min(0).optional()
const recordId = z.string().min(1).max(100)
const historySchema = z.union([
  z.strictObject({ sourceId: recordId, from }),
  z.strictObject({ excerptId: recordId, from })
])
// Longer than any passphrase that somebody types; what is derived from it costs the same.
const passphrase = z.string().max(2000)
const secret = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), passphrase }),
  z.strictObject({ kind: z.literal('recovery key'), recoveryKey: z.string().max(2000) })
])
const name = z.string().trim().min(1).max(500)
const notePlaceSchema = z.union([
  z.strictObject({ kind: z.enum(['excerpt', 'source', 'tag']), id: recordId }),
  z.strictObject({ kind: z.literal('notebook') })
])
const erasableSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), sourceId: recordId }),
  z.strictObject({ kind: z.literal('note'), on: notePlaceSchema }),
  z.strictObject({ kind: z.enum(['speaker', 'person']), name })
])
const nothing = z.strictObject({})
const belongingSchema = z.looseObject({ notebook: z.string().max(10_000).optional() }).default({})
const pathSchema = z.strictObject({ path: z.string().max(10_000) })

/** Answer every request of the contract. The desktop, the web server and the tests all serve this one table. */
export function handlersOf(desk: HostDesk): Handlers {
  return stirring(desk, {
    ask: reading(querySchema, query => desk.withSession(session => session.ask(query))),
    run: belonging(commandSchema, (command, of) =>
      // The file of a source must lie in the notebook first, which `add` sees to.
      command.kind === 'add-source'
        ? Promise.resolve(refuse('A source is added by importing its file.'))
        : desk.withSession(session => session.run(command), of)
    ),
    undo: belonging(nothing, (_, of) => desk.withSession(session => session.undo(), of)),
    redo: belonging(nothing, (_, of) => desk.withSession(session => session.redo(), of)),
    save: () => desk.withSession(session => session.save()),
    status: () => desk.withSession(async session => done(session.status())),
    text: reading(z.strictObject({ sourceId: z.string() }), ({ sourceId }) =>
      desk.withSession(session => session.text(sourceId))
    ),
    original: reading(originalSchema, ({ sourceId, offset, bytes }) =>
      desk.withSession(async session => partOf(await session.original(sourceId), offset, bytes))
    ),
    search: reading(searchSchema, desk.search),
    names: reading(exportSchema, request =>
      desk.withSession(async session => {
        const names = await session.read(notebook => namesInSteps(notebook, request))
        return names.kind === 'done' ? done(namesWarning(names.value)) : names
      })
    ),
    export: reading(exportSchema, desk.export),
    piece: reading(fileSchema, desk.piece),
    forget: reading(fileSchema, desk.forget),
    stage: reading(pieceSchema, desk.stage),
    read: reading(readSchema, desk.read),
    add: belonging(addSchema, desk.add),
    discard: reading(z.strictObject({ upload }), desk.discard),
    desk: async () => done(await desk.describe()),
    open: reading(pathSchema, ({ path }) => desk.openKnown(path)),
    browse: desk.browse,
    create: reading(createSchema, desk.create),
    close: desk.close,
    ...vaultHandlers(desk),
    backups: () => desk.withBackups(backups => backups.list()),
    backup: belonging(nothing, (_, of) =>
      desk.withBackups(async backups => {
        const made = await backups.make()
        return made.kind === 'done' ? done(null) : made
      }, of)
    ),
    compare: reading(backupSchema, ({ id }) => desk.withBackups(backups => backups.compare(id))),
    restore: belonging(backupSchema, ({ id }, of) => desk.withBackups(backups => backups.restore(id), of)),
    erasable: reading(erasableSchema, what => desk.withSession(session => erasable(session, what))),
    erase: belonging(erasableSchema, (what, of) => desk.erasing(session => erase(session, what), of)),
    history: reading(historySchema, desk.history),
    settle: reading(settingsSchema, desk.settle),
    visit: reading(z.strictObject({ url: z.string().max(8000) }), ({ url }) => desk.visit(url))
  })
}

/** Answer what is asked of the encryption of the notebook. */
function vaultHandlers(desk: HostDesk) {
  return {
    unlock: reading(z.strictObject({ secret }), input => desk.unlock(input.secret)),
    lock: desk.lock,
    encrypt: belonging(z.strictObject({ passphrase }), (input, of) => desk.encrypt(input.passphrase, of)),
    decrypt: belonging(z.strictObject({ secret }), (input, of) => desk.decrypt(input.secret, of)),
    changePassphrase: belonging(z.strictObject({ secret, passphrase }), (input, of) =>
      desk.changePassphrase(input.secret, input.passphrase, of)
    ),
    newRecoveryKey: belonging(z.strictObject({ secret }), (input, of) => desk.newRecoveryKey(input.secret, of)),
    stop: async () => desk.stop(),
    present: async () => done(null),
    handedOver: reading(z.strictObject({ asked: z.int() }), async ({ asked }, window) => {
      if (window) desk.handedOver(asked, window)
      return done(null)
    })
  } satisfies Partial<Handlers>
}

// What a window asks by itself, such as to show what changed, does not say that anybody sits there.
const byThemselves: readonly RequestName[] = [
  ...(['ask', 'status', 'text', 'search', 'names', 'desk', 'backups', 'compare', 'history', 'save', 'settle'] as const),
  ...(['original', 'lock', 'close', 'discard', 'handedOver', 'piece', 'forget'] as const)
]

/** Let every request that only a person causes put off the locking. */
function stirring(desk: HostDesk, handlers: Handlers): Handlers {
  const stir =
    (handle: Handlers[RequestName]) =>
    (input: unknown, window?: object): unknown => {
      desk.stir()
      return handle(input, window)
    }
  const entries = Object.entries(handlers).map(([name, handle]) =>
    (byThemselves as readonly string[]).includes(name) ? [name, handle] : [name, stir(handle)]
  )
  return Object.fromEntries(entries) as Handlers
}

/** Let nothing through that the schema does not know. */
function reading<Schema extends z.ZodType, T>(
  schema: Schema,
  handle: (input: z.output<Schema>, window?: object) => Promise<T>
) {
  return async (raw: unknown, window?: object): Promise<T | Refused> => {
    const input = schema.safeParse(raw)
    return input.success ? handle(input.data, window) : refuse('Dossier did not understand this request.')
  }
}

/** Take off what changes the notebook which one it belongs to, where that is said, and let nothing else through. */
function belonging<Schema extends z.ZodType, T>(
  schema: Schema,
  handle: (input: z.output<Schema>, of: string | undefined) => Promise<T>
) {
  return reading(belongingSchema, ({ notebook, ...input }) => reading(schema, known => handle(known, notebook))(input))
}

function partOf(original: Result<Uint8Array>, offset: number, bytes: number): Result<OriginalPart> {
  if (original.kind === 'refused') return original
  const part = Buffer.from(original.value.subarray(offset, offset + bytes))
  return done({ total: original.value.byteLength, base64: part.toString('base64') })
}
