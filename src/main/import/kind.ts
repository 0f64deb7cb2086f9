import type { Citation, SourceKind } from '#shared/model/source.ts'

/**
 * Words near the start by which a kind shows, the surest first.
 * News quotes a communiqué, so that word alone counts only where it begins a line.
 */
const signs: readonly (readonly [SourceKind, RegExp])[] = [
  [
    'court paper',
    /\bICC-\d{2}\/|\b(?:No\.?|n[°º])\s*:?\s*(?:ICC|SCSL|ICTR|ICTY)-|Pre-Trial Chamber|Chambre préliminaire/i
  ],
  [
    'court paper',
    /\b(?:Trial Chamber|Appeals Chamber|Chambre (?:de première instance|d['’]appel)|Office of the Prosecutor v)\b/i
  ],
  ['court paper', /\bSituation (?:in|en|au|dans)\b[^.\n]{2,80}\n|\bCase (?:No\.?|Number)\s*:?\s*\w|\bAffaire n[°º]/i],
  [
    'statement',
    /(?<!\p{L})(?:press release|for immediate release|communiqué (?:de presse|conjoint)|joint statement|déclaration conjointe)(?!\p{L})/iu
  ],
  [
    'statement',
    /(?<!\p{L})(?:statement (?:by|of|from|on)|comunicado|nota de prensa|بيان (?:صحفي|مشترك))(?!\p{L})|^(?:statement|déclaration|communiqué|بيان)(?!\p{L})/imu
  ],
  [
    'NGO report',
    /\b(?:executive summary|table of contents|résumé exécutif|table des matières|methodology\n)|^(?:annual |final )?report\b|\breport (?:of|by|on) the\b/im
  ],
  [
    'news article',
    /\((?:AFP|Reuters|AP|Associated Press|DW|BBC|RFI|EFE|Lusa)\)|\b(?:reporting by|news agency|additional sources?:)/i
  ],
  [
    'news article',
    /^[\p{Lu}][\p{L}'’ ]{2,30}(?:, [\p{Lu}][\p{L}'’ ]{2,30}){0,3}(?:, [\p{L}]{3,10}\.? \d{1,2})? ?(?:\([^)]{2,20}\) ?)?[-–—] \S/mu
  ]
]

const organisations =
  /human rights watch|amnesty|fidh|international federation for human rights|crisis group|oxfam|médecins sans frontières|reporters (?:sans|without)|ohchr|global initiative|\bngo\b/i

/** Guess what kind of source a text is, from what it says of itself and how it begins. */
export function guessKind(opening: string, { kind, publisher = '', title = '' }: Partial<Citation>): SourceKind {
  const head = `${title}\n${opening}`
  const sign = signs.find(([, pattern]) => pattern.test(head))?.[0]
  // A court's or a body's own words outweigh the type that a site gives to all its pages.
  if (sign === 'court paper' || sign === 'statement') return sign
  if (kind) return kind
  return sign ?? (organisations.test(publisher) ? 'NGO report' : 'other')
}
