import { t } from '#renderer/words.ts'

/** What is printed or saved of a recovery key, with what it is for. */
export function keySheet(name: string, recoveryKey: string): string {
  return [
    t('Recovery key of the Dossier notebook “{name}”', { name }),
    '',
    ...linesOf(recoveryKey),
    '',
    t('It opens the notebook when the passphrase is forgotten: choose “Use the recovery key”'),
    t('where the passphrase is asked for. Whoever has it can read the notebook.'),
    ''
  ].join('\n')
}

/** Whether this is the last group of a key, however it is typed. */
export function isLastGroup(recoveryKey: string, typed: string): boolean {
  return plain(typed) === plain(recoveryKey.split('-').at(-1) ?? '')
}

/** Hand the sheet to the researcher as a file. */
export function saveSheet(name: string, recoveryKey: string): void {
  const url = URL.createObjectURL(new Blob([keySheet(name, recoveryKey)], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = t('Recovery key of {name}.txt', { name })
  link.click()
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Four groups a line, which fit on any paper. */
function linesOf(recoveryKey: string): readonly string[] {
  const groups = recoveryKey.split('-')
  return [groups.slice(0, 4), groups.slice(4)].filter(line => line.length > 0).map(line => `    ${line.join('-')}`)
}

function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
}
