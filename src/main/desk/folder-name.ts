import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

const LONGEST = 80
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** The name of a notebook's folder, from its title: what every file system takes. */
export function folderNameOf(title: string): string {
  const safe = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
  const name = shorten(safe).replace(/^[. ]+|[. ]+$/g, '')
  if (!name || reserved.test(name)) return `Notebook ${name}`.trim()
  return name
}

/** A path in the folder that nothing has yet. */
export async function freePath(folder: string, title: string, isTaken: (path: string) => Promise<boolean>) {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = folderNameOf(title)
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${name}${number === 1 ? '' : ` ${number}`}.dossier`)
    if (!(await isTaken(path))) return path
  }
}

// File systems count bytes, at most 255 of them with the ending.
function shorten(name: string): string {
  let short = ''
  for (const character of name) {
    if (Buffer.byteLength(short + character) > LONGEST * 2 || short.length >= LONGEST) break
    short += character
  }
  return short
}
