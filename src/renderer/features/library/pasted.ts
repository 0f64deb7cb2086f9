import { t } from '#renderer/words.ts'

/** Make files of what was pasted: the files themselves, else HTML where it has a structure worth keeping, else text. */
export function filesOfPaste(data: DataTransfer, now = new Date()): readonly File[] {
  if (data.files.length > 0) return [...data.files]
  const html = data.getData('text/html')
  const text = data.getData('text/plain')
  if (isStructured(html)) return [fileOf(html, 'text/html', 'html', now)]
  return text.trim() ? [fileOf(text, 'text/plain', 'txt', now)] : []
}

/** Make a file of text that was typed or pasted into a field. */
export function fileOfText(text: string, now = new Date()): File {
  return fileOf(text, 'text/plain', 'txt', now)
}

/** Whether HTML says more than its text does: more than one paragraph, or a heading, list, table or quotation. */
export function isStructured(html: string): boolean {
  if (/<(h[1-6]|ul|ol|table|blockquote)[\s>]/i.test(html)) return true
  return (html.match(/<p[\s>]/gi)?.length ?? 0) > 1
}

function fileOf(content: string, type: string, ending: string, now: Date): File {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  const time = `${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}`
  return new File([content], `${t('Pasted text {day} {time}', { day, time })}.${ending}`, { type })
}
