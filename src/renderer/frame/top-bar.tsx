import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Menu, type MenuItem } from '#renderer/ui/menu.tsx'
import { keysOf } from '#renderer/shortcuts.ts'
import type { ShortcutName } from '#renderer/shortcuts/table.ts'
import { show, useView, type Screen } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import { FindBox } from './find-box.tsx'
import styles from './top-bar.module.css'

export type TopBarProps = {
  readonly title: string
  readonly isReadOnly: boolean
  readonly menu: readonly MenuItem[]
  readonly onExport: () => void
  readonly onRename: () => void
}

type Tab = { readonly screen: Screen; readonly name: string; readonly shortcut: ShortcutName }

function tabs(): readonly Tab[] {
  return [
    { screen: 'read', name: t('Read'), shortcut: 'show-read' },
    { screen: 'excerpts', name: t('Excerpts'), shortcut: 'show-excerpts' },
    { screen: 'search', name: t('Search'), shortcut: 'show-search' },
    { screen: 'codebook', name: t('Codebook'), shortcut: 'show-codebook' }
  ]
}

/** What notebook is open, where in it one is, and the way to find and export. */
export function TopBar({ title, isReadOnly, menu, onExport, onRename }: TopBarProps) {
  const { screen } = useView()
  return (
    <header className={styles.bar} data-pane="bar">
      <h1 className={styles.title}>
        <button
          type="button"
          title={t('{title}: rename', { title })}
          disabled={isReadOnly}
          onClick={onRename}
          dir="auto"
        >
          {title}
        </button>
      </h1>
      <nav className={styles.tabs} aria-label={t('Screens')}>
        {tabs().map(tab => (
          <button
            key={tab.screen}
            type="button"
            className={styles.tab}
            data-tab={tab.screen}
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
        {t('Export')}
      </Button>
      <Menu label={t('More')} items={menu}>
        <Icon name="more" />
      </Menu>
    </header>
  )
}
