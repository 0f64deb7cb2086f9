export { exportFile, sourcesQuoted } from './export-file.ts'
export { namesIn, namesWarning } from './names-in.ts'
