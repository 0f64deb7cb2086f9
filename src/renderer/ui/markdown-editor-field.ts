import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { commonmarkLanguage, markdown, markdownKeymap } from '@codemirror/lang-markdown'
import { syntaxHighlighting } from '@codemirror/language'
import { EditorSelection, EditorState, type Extension } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap, placeholder } from '@codemirror/view'
import { tagHighlighter, tags } from '@lezer/highlight'

export type FieldOptions = {
  readonly text: string
  readonly label: string
  readonly placeholder: string
  readonly isReadOnly: boolean
  /** The classes that the style sheet gives to the parts of Markdown. */
  readonly classes: Readonly<Record<string, string>>
  readonly onType: (text: string) => void
  readonly onLeave: () => void
  /** Called on Esc, to put the focus elsewhere. */
  readonly onEscape: () => void
}

/** A field that is on the page. */
export type Field = {
  /** Show another text, as if it had been there from the start. */
  readonly show: (text: string) => void
  readonly focus: () => void
  readonly remove: () => void
}

/** Put a CodeMirror field for Markdown into an element. */
export function openField(parent: HTMLElement, options: FieldOptions): Field {
  const extensions = extensionsOf(options)
  const stateOf = (text: string) => EditorState.create({ doc: text, extensions })
  const view = new EditorView({ parent, state: stateOf(options.text) })
  return {
    show: text => view.setState(stateOf(text)),
    focus: () => view.focus(),
    remove: () => view.destroy()
  }
}

function extensionsOf(options: FieldOptions): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content
  const leave: KeyBinding = { key: 'Escape', run: () => (options.onEscape(), true), stopPropagation: true }
  return [
    nonce ? EditorView.cspNonce.of(nonce) : [],
    history(),
    markdown({ base: commonmarkLanguage, completeHTMLTags: false, addKeymap: false }),
    syntaxHighlighting(highlighterOf(options.classes)),
    keymap.of([leave, ...emphasisKeys, ...markdownKeymap, ...historyKeymap.map(kept), ...defaultKeymap]),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    EditorView.contentAttributes.of({ 'aria-label': options.label }),
    EditorState.readOnly.of(options.isReadOnly),
    placeholder(options.placeholder),
    theme,
    EditorView.updateListener.of(update => {
      if (update.docChanged) options.onType(update.state.doc.toString())
    }),
    EditorView.domEventHandlers({ blur: () => options.onLeave() })
  ]
}

const emphasisKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: view => surround(view, '**'), stopPropagation: true, preventDefault: true },
  { key: 'Mod-i', run: view => surround(view, '*'), stopPropagation: true, preventDefault: true }
]

/** Put marks around each selection, or take them off where they are; between the marks where nothing is selected. */
function surround(view: EditorView, mark: string): boolean {
  if (view.state.readOnly) return false
  const size = mark.length
  const change = view.state.changeByRange(range => {
    const before = view.state.sliceDoc(range.from - size, range.from)
    const after = view.state.sliceDoc(range.to, range.to + size)
    if (before === mark && after === mark)
      return {
        changes: [
          { from: range.from - size, to: range.from },
          { from: range.to, to: range.to + size }
        ],
        range: EditorSelection.range(range.from - size, range.to - size)
      }
    return {
      changes: [
        { from: range.from, insert: mark },
        { from: range.to, insert: mark }
      ],
      range: EditorSelection.range(range.from + size, range.to + size)
    }
  })
  view.dispatch(change, { userEvent: 'input', scrollIntoView: true })
  return true
}

/** Keep undo in the field while it is typed in, rather than undo in the notebook what was not typed here. */
function kept(binding: KeyBinding): KeyBinding {
  return { ...binding, stopPropagation: true }
}

function highlighterOf(classes: Readonly<Record<string, string>>) {
  const parts = [
    ['heading', tags.heading],
    ['strong', tags.strong],
    ['emphasis', tags.emphasis],
    ['link', tags.link],
    ['link', tags.url],
    ['quote', tags.quote],
    ['code', tags.monospace],
    ['syntax', tags.processingInstruction]
  ] as const
  return tagHighlighter(parts.map(([name, tag]) => ({ tag, class: classes[name] ?? '' })))
}

// CodeMirror's own rules stand outside the layers and win over any inside, so what differs from them is said its way.
const theme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'inherit', fontSize: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit' },
  '.cm-content': { padding: 'var(--space-2) 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 var(--space-2)', unicodeBidi: 'plaintext' },
  '.cm-placeholder': { color: 'var(--ink-3)' }
})
