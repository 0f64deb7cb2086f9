export { exportFile, exportInParts, sourcesQuoted } from './export-file.ts'
export { namesIn, namesWarning } from './names-in.ts'
export { wantsSeal, type ExportSeal } from './seal.ts'
