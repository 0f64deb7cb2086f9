/** What loads something, or may: addresses, pictures, fonts, escapes that could hide either, and code of old browsers. */
const LOADING = /url|image|src\s*\(|element\s*\(|attr\s*\(|expression|binding|behavior|@|\\|</i

/** Keep of a style sheet the rules that load nothing, written anew from what the browser understood. */
export function cleanStyles(css: string): string {
  const sheet = new CSSStyleSheet()
  try {
    // The browser leaves out what a sheet imports, but complains of it.
    sheet.replaceSync(css.replace(/@import\b/gi, '@left-out'))
  } catch {
    return ''
  }
  return rulesOf(sheet.cssRules)
}

/** Keep of declarations those that load nothing. */
export function cleanDeclarations(css: string): string {
  const sheet = new CSSStyleSheet()
  try {
    sheet.replaceSync('a {}')
  } catch {
    return ''
  }
  const [rule] = sheet.cssRules
  if (!(rule instanceof CSSStyleRule)) return ''
  rule.style.cssText = css
  return declarationsOf(rule.style)
}

function rulesOf(rules: CSSRuleList): string {
  return [...rules].map(ruleOf).join('\n')
}

/** Fonts, imports, animations and what is not known are left out. */
function ruleOf(rule: CSSRule): string {
  if (rule instanceof CSSStyleRule) {
    const declarations = declarationsOf(rule.style)
    return declarations && isHarmless(rule.selectorText) ? `${rule.selectorText} { ${declarations} }` : ''
  }
  if (!(rule instanceof CSSMediaRule) && !(rule instanceof CSSSupportsRule)) return ''
  const name = rule instanceof CSSMediaRule ? '@media' : '@supports'
  return isHarmless(rule.conditionText) ? `${name} ${rule.conditionText} { ${rulesOf(rule.cssRules)} }` : ''
}

function declarationsOf(style: CSSStyleDeclaration): string {
  return Array.from(style, name => {
    const value = style.getPropertyValue(name)
    return isHarmless(name) && isHarmless(value) ? `${name}: ${value}${important(style, name)};` : ''
  }).join(' ')
}

function important(style: CSSStyleDeclaration, name: string): string {
  return style.getPropertyPriority(name) === 'important' ? ' !important' : ''
}

function isHarmless(part: string): boolean {
  return !LOADING.test(part)
}
