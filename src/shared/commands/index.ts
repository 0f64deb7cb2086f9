import { z } from 'zod'
import { addSource } from './add-source.ts'
import { addTag } from './add-tag.ts'
import { assignKey } from './assign-key.ts'
import { attributeExcerpt } from './attribute-excerpt.ts'
import type { CommandDefinition } from './command.ts'
import { defineTag } from './define-tag.ts'
import { editSource } from './edit-source.ts'
import { importCodebook } from './import-codebook.ts'
import { markExcerpt } from './mark-excerpt.ts'
import { markPassages } from './mark-passages.ts'
import { mergeExcerpts } from './merge-excerpts.ts'
import { mergeTags } from './merge-tags.ts'
import { moveExcerpt } from './move-excerpt.ts'
import { moveTag } from './move-tag.ts'
import { recolourTag } from './recolour-tag.ts'
import { removeExcerpts } from './remove-excerpts.ts'
import { removeSource } from './remove-source.ts'
import { removeTag } from './remove-tag.ts'
import { renameNotebook } from './rename-notebook.ts'
import { renameTag } from './rename-tag.ts'
import { splitExcerpt } from './split-excerpt.ts'
import { tagExcerpt } from './tag-excerpt.ts'
import { tagExcerpts } from './tag-excerpts.ts'
import { untagExcerpt } from './untag-excerpt.ts'
import { untagExcerpts } from './untag-excerpts.ts'
import { writeNote } from './write-note.ts'

/** Every way a notebook may change. A new command is one file and one line here. */
const commands = {
  'add-source': addSource,
  'edit-source': editSource,
  'remove-source': removeSource,
  'mark-excerpt': markExcerpt,
  'mark-passages': markPassages,
  'move-excerpt': moveExcerpt,
  'split-excerpt': splitExcerpt,
  'merge-excerpts': mergeExcerpts,
  'remove-excerpts': removeExcerpts,
  'tag-excerpt': tagExcerpt,
  'untag-excerpt': untagExcerpt,
  'tag-excerpts': tagExcerpts,
  'untag-excerpts': untagExcerpts,
  'attribute-excerpt': attributeExcerpt,
  'write-note': writeNote,
  'rename-notebook': renameNotebook,
  'add-tag': addTag,
  'rename-tag': renameTag,
  'define-tag': defineTag,
  'recolour-tag': recolourTag,
  'move-tag': moveTag,
  'merge-tags': mergeTags,
  'remove-tag': removeTag,
  'assign-key': assignKey,
  'import-codebook': importCodebook
}

type Input = (typeof commands)[keyof typeof commands]['input']

/** A command as a window sends it: plain data. */
export type Command = z.input<Input>

/** A command that the schema has checked, its defaults filled in. */
export type CheckedCommand = z.output<Input>

const inputs = Object.values(commands).map(({ input }) => input)
export const commandSchema = z.discriminatedUnion('kind', inputs as [Input, ...Input[]])

/** Find the definition of a command. */
export function commandDefinition(command: CheckedCommand): CommandDefinition<z.ZodType<CheckedCommand>> {
  // The compiler cannot see that a command's kind picks the definition which takes that command.
  return commands[command.kind] as CommandDefinition<z.ZodType<CheckedCommand>>
}
