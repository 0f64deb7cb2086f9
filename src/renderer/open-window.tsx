import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

/** Draw the app into an element, in the place of what stands there. */
export function openWindow(root: Element): void {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>
  )
}
