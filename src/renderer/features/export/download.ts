/** A file that the window has whole. */
export type WholeFile = { readonly fileName: string; readonly content: Blob; readonly unsealed?: string }

/** Hand a file to the researcher, the same way on every host. */
export function download({ fileName, content }: WholeFile): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
