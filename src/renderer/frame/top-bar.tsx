import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Menu, type MenuItem } from '#renderer/ui/menu.tsx'
import { keysOf, type ShortcutName } from '#renderer/shortcuts.ts'
import { show, useView, type Screen } from '#renderer/view-state.ts'
import { FindBox } from './find-box.tsx'
import styles from './top-bar.module.css'

export type TopBarProps = {
  readonly title: string
  readonly isReadOnly: boolean
  readonly menu: readonly MenuItem[]
  readonly onExport: () => void
  readonly onRename: () => void
}

const tabs: readonly { readonly screen: Screen; readonly name: string; readonly shortcut: ShortcutName }[] = [
  { screen: 'read', name: 'Read', shortcut: 'show-read' },
  { screen: 'excerpts', name: 'Excerpts', shortcut: 'show-excerpts' },
  { screen: 'search', name: 'Search', shortcut: 'show-search' },
  { screen: 'codebook', name: 'Codebook', shortcut: 'show-codebook' }
]

/** What notebook is open, where in it one is, and the way to find and export. */
export function TopBar({ title, isReadOnly, menu, onExport, onRename }: TopBarProps) {
  const { screen } = useView()
  return (
    <header className={styles.bar} data-pane="bar">
      <h1 className={styles.title}>
        <button type="button" title={`${title}: rename`} disabled={isReadOnly} onClick={onRename} dir="auto">
          {title}
        </button>
      </h1>
      <nav className={styles.tabs} aria-label="Screens">
        {tabs.map(tab => (
          <button
            key={tab.screen}
            type="button"
            className={styles.tab}
            {...(tab.screen === screen && { 'aria-current': 'page' })}
            title={keysOf(tab.shortcut)}
            onClick={() => show({ screen: tab.screen })}
          >
            {tab.name}
          </button>
        ))}
      </nav>
      <FindBox />
      <Button kind="quiet" onPress={onExport}>
        Export
      </Button>
      <Menu label="More" items={menu}>
        <Icon name="more" />
      </Menu>
    </header>
  )
}
