import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { realDisk, type Disk } from './disk.ts'
import { setAside, writeDurably } from './durable-file.ts'
import { SNAPSHOT } from './layout.ts'
import { Damage } from './problems.ts'
import { readNotebook, readSnapshot } from './read-notebook.ts'
import { encodeSnapshot, snapshotOf, type Snapshot } from './snapshot.ts'

/**
 * A notebook folder behind lowdb's seam. Reading gives the newest state, `notebook.json` with the journal after it;
 * writing brings `notebook.json` up to it, whole or not at all.
 */
export class NotebookFolder implements Adapter<Snapshot> {
  readonly #path: string
  readonly #disk: Disk
  readonly #before: number

  /** Segments numbered `before` and above are left out: lines just written to one may not be on disk yet. */
  constructor(path: string, disk: Disk = realDisk, before = Infinity) {
    this.#path = path
    this.#disk = disk
    this.#before = before
  }

  async read(): Promise<Snapshot> {
    const { records, position } = await readNotebook(this.#disk, this.#path, { before: this.#before })
    return snapshotOf(records, position)
  }

  async write(snapshot: Snapshot): Promise<void> {
    await this.#putAside()
    const written = encodeSnapshot(snapshot)
    await writeDurably(this.#disk, join(this.#path, SNAPSHOT), written)
    const read = await this.#disk.read(join(this.#path, SNAPSHOT))
    if (!read.equals(written)) throw new Damage({ file: SNAPSHOT, what: 'is not as it was just written' })
  }

  /** A file that is not as Dossier wrote it may hold what somebody else did. */
  async #putAside(): Promise<void> {
    const path = join(this.#path, SNAPSHOT)
    const isTheirs = (await this.#disk.find(path)) && !(await readSnapshot(this.#disk, this.#path))
    if (isTheirs) await setAside(this.#disk, path)
  }
}
