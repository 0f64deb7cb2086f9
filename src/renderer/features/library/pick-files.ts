import { takeFiles } from './imports.ts'

const ACCEPTED = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.pdf'

/** Let the researcher choose files with the dialog of the system. */
export function pickFiles(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = ACCEPTED
  input.addEventListener('change', () => takeFiles(input.files ?? []))
  input.click()
}
