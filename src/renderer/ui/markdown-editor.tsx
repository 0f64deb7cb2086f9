import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Field, FieldOptions } from './markdown-editor-field.ts'
import { startTyping, type Typing } from './markdown-editor-typing.ts'
import styles from './markdown-editor.module.css'

export type MarkdownEditorProps = {
  readonly value: string
  /** Called after a pause, and at once when the field is left or goes away. */
  readonly onChange: (text: string) => void
  readonly label: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  /** Called once the field took the focus by itself, so that it does so once. */
  readonly onAutoFocus?: (() => void) | undefined
  readonly isReadOnly?: boolean
  readonly onBlur?: () => void
}

/** Edits Markdown, and shows what is typed until it is left. Give it a `key` that names whose note it is. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const root = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const isOpen = useField(root, host, props)
  return (
    <div ref={root} className={styles.editor} tabIndex={-1}>
      <div ref={host} />
      {!isOpen && <div className={styles.waiting}>{props.value || props.placeholder}</div>}
    </div>
  )
}

type Element = RefObject<HTMLDivElement | null>

/** Keep a CodeMirror field in the host element, in step with the value; false until it is there. */
function useField(root: Element, host: Element, props: MarkdownEditorProps): boolean {
  const [isOpen, setOpen] = useState(false)
  const typing = useRef<Typing>(null)
  const field = useRef<Field>(null)
  const write = useEffectEvent((text: string) => props.onChange(text))
  const leave = useEffectEvent(() => {
    show(field.current, typing.current?.left())
    props.onBlur?.()
  })
  const open = useEffectEvent((parent: HTMLDivElement, openField: FieldModule['openField']) => {
    typing.current = startTyping(props.value, text => write(text))
    field.current = openField(parent, {
      text: props.value,
      label: props.label,
      placeholder: props.placeholder ?? '',
      isReadOnly: props.isReadOnly ?? false,
      classes: styles,
      onType: text => typing.current?.typed(text),
      onLeave: () => leave(),
      onEscape: () => root.current?.focus()
    })
    if (props.autoFocus) {
      field.current.focus()
      props.onAutoFocus?.()
    }
    setOpen(true)
  })

  useEffect(() => {
    let isGone = false
    const flush = () => typing.current?.flush()
    void loadField().then(module => {
      if (!isGone && host.current) open(host.current, module.openField)
    })
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      isGone = true
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      flush()
      field.current?.remove()
      field.current = null
    }
  }, [host])

  useEffect(() => show(field.current, typing.current?.arrived(props.value)), [props.value])
  return isOpen
}

function show(field: Field | null, text: string | null | undefined): void {
  if (typeof text === 'string') field?.show(text)
}

type FieldModule = { readonly openField: (parent: HTMLElement, options: FieldOptions) => Field }

// CodeMirror is the largest part of the window and no part of its first picture, so it comes when the rest is there.
function loadField(): Promise<FieldModule> {
  return import('./markdown-editor-field.ts')
}

if (typeof requestIdleCallback === 'function') requestIdleCallback(() => void loadField(), { timeout: 1500 })
