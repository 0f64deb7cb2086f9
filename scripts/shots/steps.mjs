// What the scenes do again and again.

/** Press keys, one after another, at the pace of a person. */
export async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(120)
  }
}

/** Press keys and take a picture, again and again: each stop is its name, and the keys that lead there. */
export async function takeEach({ page, take }, stops) {
  for (const [name, ...keys] of stops) {
    await press(page, ...keys)
    await take(name)
  }
}

/** The screens that are not there to read. */
export const otherScreens = [
  ['excerpts', 'ControlOrMeta+2'],
  ['search', 'ControlOrMeta+3'],
  ['codebook', 'ControlOrMeta+4']
]

/** Say who is at work, as asked in the settings, before anything is marked. */
export async function introduce(page, name) {
  await page.getByRole('button', { name: 'Settings' }).waitFor()
  await press(page, 'ControlOrMeta+,')
  await page.getByLabel('Your name').fill(name)
  await press(page, 'Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The text that is read. */
export function textOf(page) {
  return page.getByRole('document', { name: /^Text of/ })
}

/** Open the sample notebook. */
export async function openSample(page) {
  await introduce(page, 'M. Okafor')
  await page.getByRole('button', { name: 'Open the sample notebook' }).click()
  await textOf(page).waitFor()
  // The tour that the first sample brings is in the way.
  await page.getByRole('dialog', { name: 'Your sources' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('list', { name: 'Sources' }).getByText('turn their backs').first().click()
  await page.getByRole('document', { name: /turn their backs/ }).waitFor()
}

/** Choose files in the import dialog. */
export async function chooseFiles(page, files) {
  await press(page, 'ControlOrMeta+i')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  await (await choosing).setFiles(files)
}

/** Add files to the notebook. */
export async function bring(page, files) {
  await chooseFiles(page, files)
  await page
    .getByRole('button', { name: files.length === 1 ? 'Add 1 source' : `Add ${files.length} sources` })
    .waitFor()
  await press(page, 'Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Open a notebook that lies on this computer. */
export async function openKnown(page, name) {
  await page.reload()
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await textOf(page).waitFor()
}

/** Turn to a source by a part of its title. */
export async function openSource(page, title) {
  await page.getByRole('list', { name: 'Sources' }).getByText(title).first().click()
  await page.getByRole('document', { name: new RegExp(title) }).waitFor()
  await textOf(page).focus()
}
