import { takeFiles } from './imports.ts'

const ACCEPTED = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.pdf'
let field: HTMLInputElement | null = null

/** Let the researcher choose files with the dialog of the system. */
export function pickFiles(): void {
  field ??= makeField()
  field.click()
}

/** A field that stays in the page: one that nothing holds may be gone before the dialog opens. */
function makeField(): HTMLInputElement {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.hidden = true
  input.accept = ACCEPTED
  input.addEventListener('change', () => {
    takeFiles(input.files ?? [])
    // So that the same file can be chosen again.
    input.value = ''
  })
  document.body.append(input)
  return input
}
