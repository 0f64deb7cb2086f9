/** Small words that a language uses often and its neighbours do not. */
const smallWords: { readonly [language: string]: readonly string[] } = {
  en: 'the of and to in that is was for on with as by at from are have which their has'.split(' '),
  fr: 'le la les des et du que est dans une pour par sur au qui pas plus avec ce sont ont'.split(' '),
  es: 'el la los las del que en y por con una para se al es como más fue sus han'.split(' '),
  pt: 'o os da do das dos que em para com uma não por mais ao foi pela são na no'.split(' '),
  de: 'der die das und den von zu mit ist dem nicht auf für eine im des sich auch als wird'.split(' '),
  it: 'il di che la per un una non sono della del con dei nel alla più gli da è anche'.split(' '),
  nl: 'de het een van en dat in te op voor met zijn niet aan er door werd ook'.split(' '),
  sw: 'ya wa na kwa katika ni za la kuwa hiyo hii cha kama baada yake watu'.split(' ')
}

const SAMPLE = 20_000
const LEAST_SHARE = 0.08
const LEAST_LEAD = 1.2

/** Guess the language of a text from its script and its small words; empty where that is not clear. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE).toLowerCase()
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < 20) return ''
  const script = [
    ['ar', /\p{Script=Arabic}/gu],
    ['ru', /\p{Script=Cyrillic}/gu],
    ['am', /\p{Script=Ethiopic}/gu]
  ] as const
  const found = script.find(([, pattern]) => (sample.match(pattern)?.length ?? 0) > letters * 0.5)?.[0]
  if (found === 'ar') return /[پچژگ]/.test(sample) ? 'fa' : 'ar'
  if (found === 'ru') return /[іїєґ]/.test(sample) ? 'uk' : 'ru'
  return found ?? bySmallWords(sample)
}

function bySmallWords(sample: string): string {
  const words = sample.match(/[\p{L}]+/gu) ?? []
  const shares = Object.entries(smallWords).map(([language, small]) => {
    const known = new Set(small)
    return { language, share: words.filter(word => known.has(word)).length / words.length }
  })
  const [best, next] = shares.toSorted((a, b) => b.share - a.share)
  if (!best || words.length < 8 || best.share < LEAST_SHARE) return ''
  return best.share >= (next?.share ?? 0) * LEAST_LEAD ? best.language : ''
}
