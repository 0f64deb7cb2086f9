import { expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

// Any message of the console and any request to another computer fails the journey by itself; requests to this one are counted.
const LEAK = 'https://leak.invalid/pixel'

const hostile = [
  '<script>parent.hit = 1; top.hit = 1; document.title = "hit"</script>',
  '<img src=x onerror="parent.hit = 1">',
  '<svg onload="parent.hit = 1"><script>parent.hit = 1</script><image href="LEAK"/></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=parent.hit=1&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=parent.hit=1>',
  '<iframe srcdoc="<script>top.hit = 1</script>"></iframe><iframe src="LEAK"></iframe>',
  '<embed src="javascript:parent.hit=1"><object data="LEAK"><embed src="LEAK"></object>',
  '<link rel=stylesheet href="LEAK"><link rel=preload as=image href="LEAK"><link rel=dns-prefetch href="//leak.invalid">',
  '<meta http-equiv=refresh content="0;url=LEAK"><base href="LEAK/">',
  '<style>@import "LEAK"; body { background: url(LEAK) } p { --u: u\\72l(LEAK); background: var(--u) } @font-face { font-family: x; src: url(LEAK) } p { font-family: x }</style>',
  '<style>q { background: image-set("LEAK" 1x) } i { content: u\\72 l(LEAK); cursor: url(LEAK), auto } </style><p><q>a</q><i>b</i></p>',
  '<style></sty</style><style>p::before { content: "</style><img src=LEAK onerror=parent.hit=1>" }</style>',
  '<div style="background:url(LEAK)">x</div><table background="LEAK"><tr><td background="LEAK">cell</table>',
  '<video src="LEAK" poster="LEAK" autoplay><source src="LEAK"></video><audio src="LEAK" autoplay></audio>',
  '<picture><source srcset="LEAK"><img srcset="LEAK 2x" src="LEAK" alt="A photograph"></picture><input type=image src="LEAK">',
  '<form action="LEAK" id=f><input name=attributes autofocus onfocus="parent.hit=1"><button>Send the form</button></form>',
  '<a href="javascript:parent.hit=1" id=js ping="LEAK">run</a> <a href="LEAK" target=_top>leave</a>',
  '<noscript><p title="</noscript><img src=x onerror=parent.hit=1>"></noscript>',
  '<template><img src="LEAK" onerror=parent.hit=1></template><body onload="parent.hit=1" background="LEAK">',
  "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='LEAK'/></svg>\">",
  '<portal src="LEAK"></portal><fencedframe src="LEAK"></fencedframe><applet code="LEAK"></applet>',
  '<p is="x" slot=a onclick="parent.hit=1">Last words of the page.</p>'
]
  .join('\n')
  .replaceAll('LEAK', LEAK)

const words = 'The court heard the witness, and the witness spoke at length about what had happened. '

const page1 = `<!doctype html><html lang="en"><head><meta charset="windows-1252"><title>hearing</title>
<style>.aside { color: rgb(10, 120, 30) } @media screen { h2 { letter-spacing: 3px } }</style></head>
<body><article><h1>Hearing</h1><h2>First day</h2><p>${words.repeat(8)}</p><p class="aside" style="text-align: right">Caf\u00e9 du Palais</p>
<p><img alt="Dot" width="8" height="8" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="></p>
<p>${words.repeat(8)}</p>${hostile}</article></body></html>`

test('[R61] The original of a web page stands beside its text, and nothing of it runs, loads or leads away', async ({
  openDossier,
  home
}) => {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Pages')
  const text = await notebook.importAndRead(home, 'hearing.html', Buffer.from(page1, 'latin1'))
  const asked: string[] = []
  page.on('request', request => asked.push(`${request.method()} ${request.url()}`))
  const address = page.url()
  const complaints: string[] = []
  page.on('console', message => complaints.push(message.text()))

  await page.keyboard.press('g')
  await expect(page.locator('iframe')).toBeVisible()
  await page.waitForTimeout(1500)
  expect(complaints).toEqual([])
  // Looking into the frame from outside runs scripts in it, or tries to, and Chromium says so.
  page.removeAllListeners('console')
  const frame = page.frameLocator('iframe[title^="Original of"]')
  await expect(frame.getByText('Last words of the page.')).toBeAttached()
  await expect(frame.getByText('Café du Palais')).toHaveCSS('color', 'rgb(10, 120, 30)')
  await expect(frame.getByText('Café du Palais')).toHaveCSS('text-align', 'right')
  await expect(frame.getByRole('heading', { name: 'First day' })).toHaveCSS('letter-spacing', '3px')
  await expect(frame.getByRole('img', { name: 'Dot' })).toHaveJSProperty('naturalWidth', 1)
  await expect(frame.getByText('A photograph')).toHaveAttribute('title', LEAK)
  await expect(frame.getByText('leave')).toHaveAttribute('title', LEAK)

  for (const link of ['run', 'leave', 'Send the form', 'Last words of the page.']) {
    await frame.getByText(link, { exact: true }).click()
  }
  await page.waitForTimeout(500)
  const inside = page.frames().filter(one => one !== page.mainFrame())
  expect(inside.map(one => one.url())).toEqual(['about:srcdoc'])
  expect(
    await frame
      .locator('script, iframe, object, embed, form, input, link, base, svg, math, template, [href], [onerror]')
      .count()
  ).toBe(0)
  const names = await frame
    .locator('html')
    .evaluate(root => [...root.querySelectorAll('*')].flatMap(element => element.getAttributeNames()))
  expect(
    [...new Set(names)].filter(name => /^on|href|style|src(?:set|doc)|action|background|ping|^is$/.test(name))
  ).toEqual([])
  const sources = await frame.locator('[src]').evaluateAll(all => all.map(one => one.getAttribute('src') ?? ''))
  expect(sources.filter(one => !one.startsWith('data:image/png'))).toEqual([])
  expect(await frame.locator('style').textContent()).not.toMatch(/url|import|image-set|leak/)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
  expect(page.url()).toBe(address)
  // The parts of the original, and what the window remembers, are asked of this computer alone.
  expect(asked.filter(one => !/127\.0\.0\.1:\d+\/api\//.test(one))).toEqual([])

  await text.focus()
  await page.keyboard.press('g')
  await expect(page.locator('iframe')).toHaveCount(0)
  await expect(text).toContainText('Café du Palais')
})
