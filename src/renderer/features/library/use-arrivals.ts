import { useEffect, useEffectEvent, useState } from 'react'
import { isTyping } from '#renderer/keys.ts'
import { takeFiles } from './imports.ts'
import { filesOfPaste } from './pasted.ts'

/**
 * Take in what is dropped anywhere in the window or pasted outside of a field.
 *
 * The value is whether files are held over the window.
 */
export function useArrivals(onArrive: () => void, isActive: boolean): boolean {
  const [isOver, setOver] = useState(false)
  const arrive = useEffectEvent((files: Iterable<File>) => {
    const all = [...files]
    if (!isActive || all.length === 0) return
    takeFiles(all)
    onArrive()
  })

  useEffect(() => {
    const stop = new AbortController()
    const options = { signal: stop.signal }

    function onDragOver(event: DragEvent): void {
      if (!event.dataTransfer?.types.includes('Files')) return
      // Without this the browser would open the file instead of the app.
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    function onDragLeave(event: DragEvent): void {
      if (event.relatedTarget === null) setOver(false)
    }
    function onDrop(event: DragEvent): void {
      setOver(false)
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      arrive(event.dataTransfer.files)
    }
    function onPaste(event: ClipboardEvent): void {
      const target = event.target instanceof Element ? event.target : null
      if (event.defaultPrevented || isTyping(target) || !event.clipboardData) return
      const isElsewhere = document.querySelector('[role=dialog], [role=alertdialog]') !== null
      if (!isElsewhere) arrive(filesOfPaste(event.clipboardData))
    }

    addEventListener('dragover', onDragOver, options)
    addEventListener('dragleave', onDragLeave, options)
    addEventListener('drop', onDrop, options)
    addEventListener('paste', onPaste, options)
    return () => stop.abort()
  }, [])

  return isOver && isActive
}
