// The pictures that the README shows, of the sample notebook.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openSample, press, textOf } from './steps.mjs'
import { settle } from './stage.mjs'

/** Take the README's pictures. */
export async function takeReadmePictures(stage, folder) {
  mkdirSync(folder, { recursive: true })
  await stage.play(
    async ({ page, take }) => {
      await openSample(page)
      await textOf(page).focus()
      await press(page, 'j', 'j', 'j', 'j')
      await take('reader-light')
      await page.emulateMedia({ colorScheme: 'dark' })
      await take('reader-dark')
      await page.emulateMedia({ colorScheme: 'light' })
      await press(page, 'ControlOrMeta+2')
      await take('excerpts-light')
      await press(page, 'ControlOrMeta+4')
      await page.getByRole('treegrid').getByText('Harm to civilians').first().click()
      await take('codebook-light')
    },
    async (page, name) => {
      await page.mouse.move(640, 790)
      await settle(page)
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
    }
  )
}
