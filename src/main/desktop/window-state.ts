import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'
import { replaceFile } from '#main/desk/private-file.ts'

const stateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400),
  height: z.int().min(300),
  isMaximized: z.boolean()
})
type WindowState = z.output<typeof stateSchema>

const FIRST = { width: 1280, height: 860 }

/** Where the window was when it was last closed, if that is still on a screen. */
export function lastBounds(config: string): Partial<WindowState> {
  const state = read(config)
  return state && isOnScreen(state) ? state : FIRST
}

/** Remember where the window is. */
export async function rememberBounds(config: string, window: BrowserWindow): Promise<void> {
  const state: WindowState = { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
  // A window that opens somewhere else next time is no reason to say anything.
  await replaceFile(config, 'window.json', JSON.stringify(state)).catch(() => {})
}

function read(config: string): WindowState | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(join(config, 'window.json'), 'utf8')))
  } catch {
    return null
  }
}

// A screen that was there may be gone, and a window outside of all screens cannot be caught.
function isOnScreen({ x, y, width }: WindowState): boolean {
  return screen.getAllDisplays().some(({ workArea }) => holdsTitleBar(workArea, x, y, width))
}

function holdsTitleBar(area: Rectangle, x: number, y: number, width: number): boolean {
  const isBeside = x + width - 100 < area.x || x + 100 > area.x + area.width
  return !isBeside && y >= area.y - 10 && y + 40 < area.y + area.height
}
