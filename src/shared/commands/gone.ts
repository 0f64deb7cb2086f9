import { refuse } from '#shared/result.ts'

// What another window or an undo took away while this one still showed it.
export const noSource = refuse('That source is no longer in the notebook.')
export const noExcerpt = refuse('That excerpt is no longer in the notebook.')
export const noTag = refuse('That tag is no longer in the codebook.')
export const noNotebook = refuse('The notebook has no record of itself. Close it and check its folder.')
