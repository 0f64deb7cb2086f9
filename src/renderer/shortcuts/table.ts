/** One key of the app, as the help shows it. */
export type Shortcut = {
  /** Verb first, unique, in kebab-case. */
  readonly name: string
  /** `Mod` is Ctrl, or Cmd on a Mac. Alternatives are separated by a space; the first is shown first. */
  readonly keys: string
  readonly label: string
  readonly group: ShortcutGroup
}

export const shortcutGroups = ['Everywhere', 'Sources', 'Reader', 'Excerpts', 'Search', 'Codebook', 'Notes'] as const
export type ShortcutGroup = (typeof shortcutGroups)[number]

/** Every key of every screen; the help is printed from here. */
export const shortcuts = [
  { name: 'open-palette', keys: 'Mod+k', label: 'Find or do anything', group: 'Everywhere' },
  { name: 'find', keys: 'Mod+Shift+f', label: 'Find in the notebook', group: 'Everywhere' },
  { name: 'show-read', keys: 'Mod+1', label: 'Read', group: 'Everywhere' },
  { name: 'show-excerpts', keys: 'Mod+2', label: 'Excerpts', group: 'Everywhere' },
  { name: 'show-search', keys: 'Mod+3', label: 'Search', group: 'Everywhere' },
  { name: 'show-codebook', keys: 'Mod+4', label: 'Codebook', group: 'Everywhere' },
  { name: 'undo', keys: 'Mod+z', label: 'Undo', group: 'Everywhere' },
  { name: 'redo', keys: 'Mod+Shift+z Mod+y', label: 'Redo', group: 'Everywhere' },
  { name: 'save', keys: 'Mod+s', label: 'Try again to save', group: 'Everywhere' },
  { name: 'import', keys: 'Mod+i', label: 'Import sources', group: 'Everywhere' },
  { name: 'export', keys: 'Mod+e', label: 'Export', group: 'Everywhere' },
  { name: 'next-pane', keys: 'F6', label: 'Go to the next pane', group: 'Everywhere' },
  { name: 'previous-pane', keys: 'Shift+F6', label: 'Go to the pane before', group: 'Everywhere' },
  { name: 'jump-back', keys: 'Backspace', label: 'Go back to where you were', group: 'Everywhere' },
  { name: 'jump-forward', keys: 'Shift+Backspace', label: 'Go forward again', group: 'Everywhere' },
  { name: 'focus-mode', keys: 'Alt+f', label: 'Show only the text, or the panes again', group: 'Everywhere' },
  { name: 'show-tour', keys: 'Shift+F1', label: 'Show the tour', group: 'Everywhere' },
  { name: 'toggle-excerpts-pane', keys: 'Mod+b', label: 'Show or hide the excerpts pane', group: 'Everywhere' },
  { name: 'edit-notebook-note', keys: 'Alt+n', label: 'Note on the notebook', group: 'Everywhere' },
  { name: 'erase', keys: 'Alt+Delete', label: 'Erase for good: a source, a note or a name', group: 'Everywhere' },
  { name: 'open-backups', keys: 'Alt+b', label: 'Backups', group: 'Everywhere' },
  { name: 'rename-notebook', keys: 'Alt+r', label: 'Rename the notebook', group: 'Everywhere' },
  { name: 'close-notebook', keys: 'Alt+q', label: 'Close the notebook', group: 'Everywhere' },
  { name: 'encrypt-notebook', keys: '', label: 'Encrypt the notebook', group: 'Everywhere' },
  { name: 'change-passphrase', keys: '', label: 'Change the passphrase', group: 'Everywhere' },
  { name: 'new-recovery-key', keys: '', label: 'Make a new recovery key', group: 'Everywhere' },
  { name: 'decrypt-notebook', keys: '', label: 'Remove the encryption', group: 'Everywhere' },
  { name: 'lock-notebook', keys: 'Mod+Shift+l', label: 'Lock the notebook, if it is encrypted', group: 'Everywhere' },
  { name: 'show-passphrase', keys: 'Alt+v', label: 'Show or hide what is typed as a passphrase', group: 'Everywhere' },
  { name: 'open-settings', keys: 'Mod+,', label: 'Settings', group: 'Everywhere' },
  { name: 'help', keys: '? F1', label: 'Keys and help', group: 'Everywhere' },
  { name: 'paste-source', keys: 'Mod+v', label: 'Paste text as a new source', group: 'Sources' },
  { name: 'next-source', keys: 'Alt+ArrowDown', label: 'Next source', group: 'Sources' },
  { name: 'previous-source', keys: 'Alt+ArrowUp', label: 'Source before', group: 'Sources' },
  { name: 'open-beside', keys: 'Alt+Enter', label: 'Open the source beside the text', group: 'Sources' },
  { name: 'note-beside', keys: 'Alt+m', label: 'Show the note beside the text, or hide it', group: 'Sources' },
  { name: 'swap-sides', keys: 'Alt+x', label: 'Let the two sides change places', group: 'Sources' },
  { name: 'stack-sides', keys: 'Alt+s', label: 'Two sides side by side, or one above the other', group: 'Sources' },
  { name: 'close-beside', keys: 'Alt+w', label: 'Close what stands beside', group: 'Sources' },
  { name: 'export-source', keys: '', label: 'Export the annotated text of the source', group: 'Sources' },
  { name: 'remove-source', keys: '', label: 'Remove the source', group: 'Sources' },
  { name: 'source-details', keys: 'Mod+d', label: 'Details and note of the source', group: 'Sources' },
  {
    name: 'toggle-pages',
    keys: 'g',
    label: 'Show the pages of the PDF or the original page, or the text',
    group: 'Reader'
  },
  { name: 'go-to-page', keys: 'Alt+g', label: 'Go to a page', group: 'Reader' },
  { name: 'list-pages', keys: 'Alt+p', label: 'Small pictures of the pages', group: 'Reader' },
  { name: 'zoom-in', keys: '+ =', label: 'Text or pages larger', group: 'Reader' },
  { name: 'zoom-out', keys: '-', label: 'Text or pages smaller', group: 'Reader' },
  {
    name: 'zoom-fit',
    keys: '0',
    label: 'Text of the usual size; pages as wide as there is room, or whole',
    group: 'Reader'
  },
  { name: 'find-in-source', keys: 'Mod+f', label: 'Find in this text', group: 'Reader' },
  { name: 'find-next', keys: 'F3 Mod+g', label: 'Next place found', group: 'Reader' },
  { name: 'find-previous', keys: 'Shift+F3 Mod+Shift+g', label: 'Place found before', group: 'Reader' },
  { name: 'tag-found', keys: 'Mod+Enter', label: 'Tag all places found', group: 'Reader' },
  { name: 'show-outline', keys: 'Alt+o', label: 'Outline of the text', group: 'Reader' },
  { name: 'follow-note', keys: 'Alt+l', label: 'Go to the footnote called here, and back', group: 'Reader' },
  { name: 'reading-look', keys: 'Alt+y', label: 'Choose letters, lines and their width', group: 'Reader' },
  { name: 'source-history', keys: 'Alt+h', label: 'History of the source', group: 'Reader' },
  { name: 'go-to-text', keys: 'r', label: 'Go to the text', group: 'Reader' },
  { name: 'move-caret', keys: 'ArrowRight ArrowLeft ArrowDown ArrowUp', label: 'Move the caret', group: 'Reader' },
  { name: 'move-by-word', keys: 'Mod+ArrowRight Mod+ArrowLeft', label: 'Move by a word', group: 'Reader' },
  { name: 'move-by-paragraph', keys: 'Mod+ArrowDown Mod+ArrowUp', label: 'Move by a paragraph', group: 'Reader' },
  {
    name: 'move-far',
    keys: 'End Home PageDown PageUp Mod+End Mod+Home',
    label: 'Move by a line, page or text',
    group: 'Reader'
  },
  {
    name: 'extend',
    keys: 'Shift+ArrowRight Shift+ArrowLeft Shift+ArrowDown Shift+ArrowUp',
    label: 'Select from the caret',
    group: 'Reader'
  },
  {
    name: 'extend-by-word',
    keys: 'Mod+Shift+ArrowRight Mod+Shift+ArrowLeft',
    label: 'Select by words',
    group: 'Reader'
  },
  {
    name: 'extend-by-paragraph',
    keys: 'Mod+Shift+ArrowDown Mod+Shift+ArrowUp',
    label: 'Select by paragraphs',
    group: 'Reader'
  },
  {
    name: 'extend-far',
    keys: 'Shift+End Shift+Home Shift+PageDown Shift+PageUp Mod+Shift+End Mod+Shift+Home',
    label: 'Select by a line, page or text',
    group: 'Reader'
  },
  { name: 'select-sentence', keys: 's', label: 'Select the sentence, then the next', group: 'Reader' },
  { name: 'select-sentence-before', keys: 'a', label: 'Select the sentence before', group: 'Reader' },
  { name: 'select-paragraph', keys: 'p', label: 'Select the paragraph, then the next', group: 'Reader' },
  { name: 'select-paragraph-before', keys: 'q', label: 'Select the paragraph before', group: 'Reader' },
  { name: 'extend-by-sentence', keys: 'e', label: 'Select one sentence more', group: 'Reader' },
  { name: 'shrink-by-sentence', keys: 'd', label: 'Select one sentence less', group: 'Reader' },
  { name: 'other-end', keys: 'x', label: 'Move the other end of the selection', group: 'Reader' },
  { name: 'clear-selection', keys: 'Escape', label: 'Let go of the selection or the excerpt', group: 'Reader' },
  { name: 'apply-tag', keys: '1 2 3 4 5 6 7 8 9', label: 'Put on or take off the tag with this key', group: 'Reader' },
  { name: 'pick-tag', keys: 't', label: 'Find a tag by typing', group: 'Reader' },
  { name: 'tag-in-vivo', keys: 'i', label: 'Make a tag of the words', group: 'Reader' },
  { name: 'tag-as-before', keys: 'Enter', label: 'Tag the selection as the one before', group: 'Reader' },
  { name: 'mark', keys: 'm', label: 'Mark the selection without a tag', group: 'Reader' },
  { name: 'write-note', keys: 'n', label: 'Write a note on it', group: 'Reader' },
  { name: 'edit-speaker', keys: 'w', label: 'Say who speaks', group: 'Reader' },
  { name: 'edit-voice', keys: 'v', label: 'Say in which voice, then the next', group: 'Reader' },
  { name: 'next-excerpt', keys: 'j', label: 'Next excerpt', group: 'Reader' },
  { name: 'previous-excerpt', keys: 'k', label: 'Excerpt before', group: 'Reader' },
  { name: 'next-with-tag', keys: '.', label: 'Next excerpt with the same tag', group: 'Reader' },
  { name: 'previous-with-tag', keys: ',', label: 'Excerpt before with the same tag', group: 'Reader' },
  { name: 'show-same-tag', keys: 'f', label: 'All excerpts with the same tag', group: 'Reader' },
  { name: 'cycle-excerpts', keys: 'o', label: 'Next of the excerpts that overlap here', group: 'Reader' },
  { name: 'choose-painting', keys: 'y', label: 'Choose which tags are painted, and how', group: 'Reader' },
  { name: 'change-borders', keys: 'b', label: 'Change the borders: select anew, then Enter', group: 'Reader' },
  { name: 'start-earlier', keys: '[', label: 'Start the excerpt a word earlier', group: 'Reader' },
  { name: 'start-later', keys: ']', label: 'Start the excerpt a word later', group: 'Reader' },
  { name: 'end-earlier', keys: '{', label: 'End the excerpt a word earlier', group: 'Reader' },
  { name: 'end-later', keys: '}', label: 'End the excerpt a word later', group: 'Reader' },
  { name: 'split-excerpt', keys: '/', label: 'Split the excerpt at the caret', group: 'Reader' },
  { name: 'merge-excerpt', keys: 'u', label: 'Merge with the next excerpt that touches it', group: 'Reader' },
  { name: 'copy-excerpt', keys: 'c', label: 'Copy with the citation', group: 'Reader' },
  { name: 'open-link', keys: 'l', label: 'Open the link at the caret', group: 'Reader' },
  { name: 'excerpt-history', keys: 'h', label: 'History of the excerpt', group: 'Reader' },
  { name: 'remove-excerpt', keys: 'Delete', label: 'Delete the excerpt', group: 'Reader' },
  // After all others: a capital that is a key of its own is that key.
  { name: 'type-tag', keys: 'Shift+Letter', label: 'Begin the name of a tag', group: 'Reader' },
  { name: 'go-to-excerpts', keys: 'r', label: 'Go to the list', group: 'Excerpts' },
  { name: 'open-excerpt', keys: 'Enter', label: 'Open in its source', group: 'Excerpts' },
  { name: 'open-excerpt-beside', keys: 'Alt+Enter', label: 'Open beside the text', group: 'Excerpts' },
  { name: 'select-excerpt', keys: 'Space', label: 'Select, or take out', group: 'Excerpts' },
  { name: 'extend-selection', keys: 'Shift+ArrowDown Shift+ArrowUp', label: 'Select more', group: 'Excerpts' },
  { name: 'select-all-excerpts', keys: 'Mod+a', label: 'Select all that are shown', group: 'Excerpts' },
  { name: 'tag-selected', keys: 't', label: 'Tag what is selected', group: 'Excerpts' },
  { name: 'untag-selected', keys: 'u', label: 'Take a tag off what is selected', group: 'Excerpts' },
  { name: 'remove-selected', keys: 'Delete', label: 'Remove what is selected', group: 'Excerpts' },
  { name: 'filter-by-words', keys: '/', label: 'Filter by words', group: 'Excerpts' },
  { name: 'filter-by-tag', keys: 'f', label: 'Filter by a tag', group: 'Excerpts' },
  { name: 'filter-by-source', keys: 's', label: 'Filter by a source', group: 'Excerpts' },
  { name: 'filter-by-speaker', keys: 'w', label: 'Filter by who speaks', group: 'Excerpts' },
  { name: 'filter-match', keys: 'a', label: 'Any of the tags, or all', group: 'Excerpts' },
  { name: 'filter-with-children', keys: 'b', label: 'With the tags below, or without', group: 'Excerpts' },
  { name: 'filter-notes', keys: 'n', label: 'With a note only', group: 'Excerpts' },
  { name: 'filter-untagged', keys: 'g', label: 'Untagged only', group: 'Excerpts' },
  { name: 'clear-filter', keys: 'x', label: 'Clear the filter', group: 'Excerpts' },
  { name: 'sort-excerpts', keys: 'o', label: 'Sort in another order', group: 'Excerpts' },
  { name: 'go-to-search', keys: '/', label: 'Go to the search field', group: 'Search' },
  { name: 'go-to-hits', keys: 'ArrowDown', label: 'Go to the hits', group: 'Search' },
  { name: 'open-hit', keys: 'Enter', label: 'Open the place', group: 'Search' },
  { name: 'open-hit-beside', keys: 'Alt+Enter', label: 'Open the place beside the text', group: 'Search' },
  { name: 'tag-hits', keys: 't', label: 'Tag all hits', group: 'Search' },
  { name: 'more-hits', keys: 'm', label: 'Show more hits', group: 'Search' },
  { name: 'add-tag', keys: 'n', label: 'Add a tag', group: 'Codebook' },
  { name: 'add-tag-below', keys: 'Shift+n', label: 'Add a tag below', group: 'Codebook' },
  { name: 'rename-tag', keys: 'F2', label: 'Rename the tag', group: 'Codebook' },
  { name: 'move-tag-up', keys: 'Alt+ArrowUp', label: 'Move the tag up', group: 'Codebook' },
  { name: 'move-tag-down', keys: 'Alt+ArrowDown', label: 'Move the tag down', group: 'Codebook' },
  { name: 'move-tag-out', keys: 'Alt+ArrowLeft', label: 'Move the tag out', group: 'Codebook' },
  { name: 'move-tag-in', keys: 'Alt+ArrowRight', label: 'Move the tag below the one before', group: 'Codebook' },
  { name: 'merge-tag', keys: 'm', label: 'Merge the tag into another', group: 'Codebook' },
  { name: 'remove-tag', keys: 'Delete', label: 'Delete the tag', group: 'Codebook' },
  { name: 'show-tag-excerpts', keys: 'e', label: 'Show the excerpts of the tag', group: 'Codebook' },
  { name: 'export-codebook', keys: 'Shift+e', label: 'Export the codebook as CSV', group: 'Codebook' },
  { name: 'import-codebook', keys: 'Shift+i', label: 'Import a codebook from CSV', group: 'Codebook' },
  { name: 'strong', keys: 'Mod+b', label: 'Strong', group: 'Notes' },
  { name: 'emphasis', keys: 'Mod+i', label: 'Emphasis', group: 'Notes' },
  { name: 'leave-note', keys: 'Escape', label: 'Leave the note', group: 'Notes' }
] as const satisfies readonly Shortcut[]

export type ShortcutName = (typeof shortcuts)[number]['name']

/** The actions whose keys stay: those of carets, lists and notes, and the digits that the codebook gives to tags. */
const fixed: readonly ShortcutName[] = [
  ...(['paste-source', 'apply-tag', 'type-tag', 'show-passphrase', 'strong', 'emphasis', 'leave-note'] as const),
  ...(['move-caret', 'move-by-word', 'move-by-paragraph', 'move-far'] as const),
  ...(['extend', 'extend-by-word', 'extend-by-paragraph', 'extend-far'] as const),
  ...(['open-excerpt', 'open-excerpt-beside', 'select-excerpt', 'extend-selection'] as const),
  ...(['go-to-hits', 'open-hit', 'open-hit-beside', 'clear-selection'] as const)
]

/** Whether an action can be given other keys. */
export function isChangeable(name: string): boolean {
  return !fixed.some(one => one === name)
}
