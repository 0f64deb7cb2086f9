/** The languages that the window speaks, as BCP 47. */
export const languages = ['en', 'fr'] as const
export type Language = (typeof languages)[number]
