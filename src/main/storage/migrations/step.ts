import type { Steps } from '#shared/change/steps.ts'

/** A record of any version. */
export type OldRecord = { readonly id: string }

/** Tables of any version, by name. */
export type OldTables = Readonly<Record<string, ReadonlyMap<string, OldRecord>>>

/**
 * Carries the tables of one version over to the next, a few records at a time. It makes new records and tables, and
 * leaves those it is given as they are.
 */
export type Step = (tables: OldTables) => Steps<OldTables>
