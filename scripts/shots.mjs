// Take pictures of every screen: npm run shots [-- --out FOLDER] [--readme] [--only SCENE]
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, install, isProjectNode, root, stop } from './setup.mjs'

install()
if (isProjectNode(fileURLToPath(import.meta.url))) {
  const options = readOptions()
  if (!options.app) build()
  await shoot(options)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        /** Where the pictures go that are only to be looked at. */
        out: { type: 'string' },
        /** The pictures of the README alone. */
        readme: { type: 'boolean', default: false },
        /** Scenes whose name contains this. */
        only: { type: 'string', default: '' },
        /** A build that lies elsewhere in the project. */
        app: { type: 'string' }
      }
    })
    return values
  } catch (error) {
    return stop(`${error.message}\nUse: npm run shots -- [--out FOLDER] [--readme] [--only SCENE] [--app FOLDER]`)
  }
}

async function shoot({ out, readme, only, app = join(root, 'out') }) {
  // What follows needs the packages, which are only now sure to be there.
  const { openStage } = await import('./shots/stage.mjs')
  const { scenes } = await import('./shots/scenes.mjs')
  const { takeReadmePictures } = await import('./shots/readme.mjs')
  const stage = await openStage(resolve(app))
  try {
    if (!only) await takeReadmePictures(stage, join(root, 'docs', 'pictures'))
    if (readme) return
    const folder = out ? resolve(process.env.INIT_CWD ?? '.', out) : mkdtempSync(join(tmpdir(), 'dossier-shots-'))
    mkdirSync(folder, { recursive: true })
    for (const [name, play] of Object.entries(scenes).filter(([scene]) => scene.includes(only)))
      // The other scenes are worth a look all the same.
      await stage.show(play, { name, folder }).catch(error => {
        console.error(`${name}: ${error.message}`)
        process.exitCode = 1
      })
    console.log(`The pictures are in ${folder}`)
  } finally {
    await stage.close()
  }
}
