/** The forms that an export can take. Kept apart from the schema, so that the window need not load the reader of schemas. */
export const exportFormats = ['md', 'html', 'csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]
