/** A file that cannot be read, thrown by a reader; the message is the sentence the researcher sees. */
export class Refusal extends Error {}

/** What is said of a file that cannot be read: what is wrong, and what to do. */
export const sentences = {
  empty: 'The file is empty: check that it was saved or downloaded completely.',
  noText: 'There is no text in this file: open it in the program it was made with and check what it holds.',
  binary: 'This is not a text file: choose a .txt, .md, .html, .docx or .pdf file.',
  unknown: 'Files of this type cannot be read: save it as .txt, .md, .html, .docx or .pdf and import that.',
  image: 'This is a picture, which holds no text: run text recognition (OCR) on it and import the PDF that makes.',
  oldWord: 'This is an old Word file (.doc): open it in a word processor, save it as .docx and import that.',
  otherOffice: 'This file was made by another office program: save it there as .docx or .pdf and import that.',
  archive: 'This is an archive: unpack it and import the files in it.',
  wordPassword: 'The document is protected by a password: open it, save a copy without the password and import that.',
  pdfPassword: 'The PDF is protected by a password: open it, save a copy without the password and import that.',
  noTextLayer: 'The PDF holds only pictures of pages: run text recognition (OCR) on it first, then import it again.',
  wordDamaged: 'The Word file is damaged: open it in a word processor, save it again as .docx and import that.',
  wordUnsafe: 'The Word file is packed in an unsafe way: open it in a word processor, save it again and import that.',
  wordTooLarge: 'Unpacked, the Word file is larger than 100 MB: take out its pictures or split it, and import that.',
  pdfDamaged: 'The PDF is damaged: get it again from where it came from, or print it to a new PDF and import that.',
  damaged: 'The file could not be read, it may be damaged: get it again, or save it in another format and import that.',
  tooLarge: 'The file is larger than 100 MB, the most that can be read: split it and import the parts.',
  tooMuchText: 'The file holds more than 20 MB of text, the most that can be read: split it and import the parts.',
  tooManyParts: 'The file has more than 200,000 paragraphs, the most that can be read: split it and import the parts.',
  tooDeep: 'The file is nested too deeply to be read: save it in another format and import that.',
  tooSlow: 'Reading the file took too long and was stopped: split it, or save it in another format and import that.',
  tooMuchMemory: 'Reading the file took too much memory and was stopped: split it, or save it in another format.',
  crashed:
    'Reading the file failed unexpectedly, it may be damaged: save it again, or in another format, and import that.',
  notStarted: 'The reader could not be started: close some programs and try again.',
  cancelled: 'Reading the file was cancelled: import it again when you want it.'
} as const

/** Say that an encoding asked for is not known. */
export function unknownEncoding(name: string): string {
  return `The encoding “${name.slice(0, 40)}” is not known: choose one such as utf-8, windows-1252 or windows-1256.`
}
