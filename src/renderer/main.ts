import './styles/index.css'

/** A window that nobody sees draws no frame. */
const LONGEST_WAIT = 100

void open()

async function open(): Promise<void> {
  // The bar is on screen before the rest is loaded, which takes several frames.
  await firstFrame()
  const { openWindow } = await import('./open-window.tsx')
  const root = document.querySelector('#app')
  if (root) openWindow(root)
}

function firstFrame(): Promise<void> {
  return new Promise(resolve => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, LONGEST_WAIT)
  })
}
