/** What a notebook says of itself. There is one such record, under the id `about`. */
export type About = {
  readonly id: typeof ABOUT_ID
  /** Told apart from every other notebook by this, whatever it is called or wherever it lies. */
  readonly notebookId: string
  readonly title: string
  /** Markdown. */
  readonly note: string
  readonly createdAt: string
}

export const ABOUT_ID = 'about'

/** The version of the tables' shape. Older ones are brought up to it on opening, newer ones are refused. */
export const SCHEMA_VERSION = 2
