import { expect, type Page } from '@playwright/test'

/** What Chromium tells a screen reader of one thing on the screen. */
type Thing = { readonly role: string; readonly name: string; readonly isFocusable: boolean }

/** Roles that can be worked, each of which has to say what it is for. */
const worked = new Set([
  ...['button', 'link', 'textbox', 'searchbox', 'combobox', 'listbox', 'option', 'checkbox', 'radio', 'switch'],
  ...['slider', 'spinbutton', 'menu', 'menuitem', 'menuitemradio', 'menuitemcheckbox', 'tab', 'grid', 'treegrid'],
  ...['row', 'treeitem', 'dialog', 'alertdialog', 'toolbar', 'PopUpButton', 'MenuListPopup', 'Iframe', 'image']
])

/** Dossier as it is heard: through the accessibility tree and the live regions, and never by looking. */
export class ScreenReader {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Begin to listen to what is announced, now and after each change. */
  async listen(): Promise<void> {
    await this.#page.evaluate(() => {
      const heard: string[] = []
      Object.assign(globalThis, { heard })
      const live = '[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log]'
      const say = (words: string | null) => heard.push((words ?? '').replaceAll(/\s+/g, ' ').trim())
      const regionsIn = (node: Node) => (node instanceof Element ? [...node.querySelectorAll(live)] : [])
      const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement)
      /** A region is read out whole, unless it says that only what is new in it is. */
      const announcedBy = ({ target, addedNodes }: MutationRecord): readonly Node[] => {
        const added = [...addedNodes]
        const region = elementOf(target)?.closest(live)
        const own = region?.ariaAtomic === 'false' ? added : [region].filter(one => one != null)
        return [...own, ...added.flatMap(regionsIn)]
      }
      new MutationObserver(mutations => {
        for (const node of new Set(mutations.flatMap(announcedBy))) say(node.textContent)
      }).observe(document, { subtree: true, childList: true, characterData: true })
    })
  }

  /** Wait until something is announced that was not before; what was announced until then is forgotten. */
  async hears(words: string | RegExp): Promise<void> {
    const isMeant = (said: string) => (typeof words === 'string' ? said.includes(words) : words.test(said))
    const all: string[] = []
    await expect(async () => {
      const heard = await this.#page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.splice(0))
      all.push(...heard)
      expect(all.some(isMeant), `“${words}” is announced; heard: ${all.join(' | ')}`).toBe(true)
    }).toPass({ timeout: 10_000 })
  }

  /** Press keys, each of which leaves the focus on something that has a role and a name. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key)
      await this.expectFocus(key)
    }
  }

  /** What has the focus can be heard, and it is never the empty page. */
  async expectFocus(after: string): Promise<void> {
    await expect(async () => {
      const focused = await this.#focused()
      expect(focused, `after ${after}`).not.toBeNull()
      expect(focused?.role, `the role of what has the focus after ${after}`).not.toMatch(/^(generic|none|RootWebArea)$/)
      expect(focused?.name, `the name of the ${focused?.role} with the focus after ${after}`).not.toBe('')
    }).toPass({ timeout: 10_000 })
  }

  /** Whatever can be worked on the screen has a role and a name. */
  async expectNamed(screen: string): Promise<void> {
    const things = await this.#tree()
    // What only scrolls is said to take the focus too; where it does, tabThrough() asks it for its name.
    const isMute = ({ role, name, isFocusable }: Thing) =>
      name === '' && (worked.has(role) || (isFocusable && !['generic', 'RootWebArea', 'main'].includes(role)))
    expect(things.filter(isMute), screen).toEqual([])
  }

  /** Go through everything by Tab and back to where it began: nothing keeps the focus, and everything can be heard. */
  async tabThrough(screen: string): Promise<readonly string[]> {
    const seen: string[] = []
    for (let step = 0; step < 150; step++) {
      const visits = await this.#visit()
      // Once round, over the end of the page.
      if (visits === 2 && seen.length > 1) return this.#forgetVisits(seen)
      if (visits > 0) {
        const focused = await this.#focused()
        expect(focused?.name, `${screen}: a ${focused?.role} after ${seen.at(-1)}`).not.toBe('')
        seen.push(`${focused?.role} “${focused?.name}”`)
      }
      await this.#page.keyboard.press('Tab')
    }
    throw new Error(`${screen}: Tab never comes back, but goes through ${seen.slice(-10).join(', ')}`)
  }

  /** How often what has the focus had it, by now; 0 where nothing has. Only where the round began may be visited twice. */
  async #visit(): Promise<number> {
    return this.#page.evaluate(() => {
      const focused = document.activeElement
      // Where the focus was put by the program Tab may never come by.
      if (!(focused instanceof HTMLElement) || focused.tabIndex < 0 || focused === document.body) return 0
      const visits = Number(focused.dataset['visits'] ?? 0) + 1
      const isFirst = focused.dataset['first'] !== undefined || !document.querySelector('[data-visits]')
      if (visits > 1 && !isFirst) throw new Error(`Tab comes back to ${focused.outerHTML.slice(0, 200)} too early.`)
      if (isFirst) focused.dataset['first'] = ''
      focused.dataset['visits'] = String(visits)
      return visits
    })
  }

  async #forgetVisits<T>(value: T): Promise<T> {
    await this.#page.evaluate(() => {
      for (const one of document.querySelectorAll<HTMLElement>('[data-visits]')) {
        delete one.dataset['visits']
        delete one.dataset['first']
      }
    })
    return value
  }

  async #focused(): Promise<Thing | null> {
    const handle = await this.#page.evaluateHandle(() => document.activeElement)
    const element = handle.asElement()
    const isBody = await handle.evaluate(one => one === document.body || one === null)
    if (!element || isBody) return null
    const things = await this.#tree(true)
    return things.at(-1) ?? null
  }

  /** All that is in the tree of the page, or only what has the focus. */
  async #tree(isFocusedOnly = false): Promise<readonly Thing[]> {
    const session = await this.#page.context().newCDPSession(this.#page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    await session.detach()
    return nodes
      .filter(({ ignored, properties }) => !ignored && (!isFocusedOnly || properties?.some(isTrue('focused'))))
      .map(({ role, name, properties }) => ({
        role: String(role?.value ?? ''),
        name: String(name?.value ?? '').trim(),
        isFocusable: properties?.some(isTrue('focusable')) ?? false
      }))
  }
}

function isTrue(wanted: string) {
  return ({ name, value }: { readonly name: string; readonly value: { readonly value?: unknown } }) =>
    name === wanted && value.value === true
}
