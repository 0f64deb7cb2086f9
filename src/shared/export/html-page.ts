import { escapeHtml } from '#shared/markdown/escape.ts'

/** What stands before the body of an export as a page of its own: nothing is fetched, nothing runs, and it prints well. */
export function pageStart(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(title)}</title>
<style>
${style}</style>
</head>
<body>
<main>
`
}

/** What stands after it. */
export const pageEnd = `</main>
</body>
</html>
`

const style = `:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #24211c; --ink-2: #5c564c; --line: #ddd6c8; --accent: #7a4b12 }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1a18; --ink: #ece7dd; --ink-2: #b3ab9c; --line: #3d3932; --accent: #e0a458 } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 'Source Serif 4', Georgia, 'Times New Roman', serif }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 0.5em; text-wrap: balance }
h1 { margin-top: 0 }
h2 { border-top: 1px solid var(--line); padding-top: 1em }
p { margin: 0.6em 0 }
.checking h2 { font: 700 1.5rem/1.25 'Source Serif 4', Georgia, 'Times New Roman', serif }
article { margin: 1.6em 0 }
article h3 { font-size: 0.95rem; color: var(--ink-2); margin: 0 0 0.4em }
.exact { margin: 0 0 0.7em; padding: 0.1em 0 0.1em 1em; border-inline-start: 3px solid var(--accent); font-size: 1.08rem }
.exact p { margin: 0.4em 0; white-space: pre-wrap }
.citation, dl, .hint, .checking, .notice { font: 0.82rem/1.5 Inter, system-ui, sans-serif }
.citation, .hint { color: var(--ink-2) }
dl { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 0.15em 1em; margin: 0 }
dt { color: var(--ink-2) }
dd { margin: 0; overflow-wrap: anywhere }
.tags { list-style: none; display: flex; flex-wrap: wrap; gap: 0.3em; margin: 0; padding: 0 }
.tags li { padding: 0 0.5em; border: 1px solid var(--line); border-inline-start: 4px solid var(--c, var(--line)); border-radius: 4px }
.ochre { --c: #b7791f } .plum { --c: #8e4585 } .blue { --c: #2f6fb0 } .moss { --c: #5f7a2e }
.teal { --c: #1f8a86 } .rose { --c: #c0506a } .violet { --c: #6f5bbd } .slate { --c: #66717f }
.note { margin: 0.7em 0 0; padding: 0.6em 1em; border: 1px solid var(--line); border-radius: 6px }
.note > :first-child, .note > :last-child { margin-block: 0 }
.note > h4 { font: 600 0.82rem/1.5 Inter, system-ui, sans-serif; color: var(--ink-2) }
.address { color: var(--ink-2); overflow-wrap: anywhere; font-size: 0.85em }
code { overflow-wrap: anywhere }
pre { white-space: pre-wrap; overflow-wrap: anywhere }
table { border-collapse: collapse } th, td { border: 1px solid var(--line); padding: 0.2em 0.5em; text-align: start }
a { color: inherit }
.text p, .text h3, .text li, .text blockquote { white-space: pre-wrap; margin: 0 0 0.8em }
mark { background: color-mix(in srgb, var(--c, var(--line)) 18%, transparent); color: inherit; border-bottom: 2px solid var(--c, var(--ink-2)) }
mark.many { border-bottom-style: double; border-bottom-width: 4px }
.number { font: 600 0.68em/1 Inter, system-ui, sans-serif; vertical-align: super; color: var(--accent); user-select: none; text-decoration: none }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --ink-2: #444; --line: #bbb; --accent: #555 }
  main { max-width: none; padding: 0 }
  body { font-size: 10.5pt }
  article, .note, tr { break-inside: avoid }
  h1, h2, h3, h4 { break-after: avoid }
  mark { print-color-adjust: exact }
  @page { margin: 20mm 18mm }
}
`
