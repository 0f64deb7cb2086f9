export { exportFile, exportInParts, type FileInParts } from './export-file.ts'
export { gatherInSteps } from './gather.ts'
export { namesInSteps, namesWarning } from './names-in.ts'
export { wantsSeal, type ExportSeal } from './seal.ts'
