/** A record of any version. */
export type OldRecord = { readonly id: string }

/** Tables of any version, by name. */
export type OldTables = Readonly<Record<string, ReadonlyMap<string, OldRecord>>>

/** Carries the tables of one version over to the next. It makes new records and tables, and leaves those it is given as they are. */
export type Step = (tables: OldTables) => OldTables
