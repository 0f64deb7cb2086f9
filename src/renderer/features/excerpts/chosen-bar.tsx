import { useState } from 'react'
import { act, say } from '#renderer/act.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { t } from '#renderer/words.ts'
import type { Command } from '#shared/commands/index.ts'
import type { TagRow } from '#shared/queries/index.ts'
import styles from './chosen-bar.module.css'
import { PickButton, tagOptions } from './pick-button.tsx'
import type { Chosen } from './selection.ts'

export type ChosenBarProps = {
  readonly chosen: Chosen
  readonly rows: readonly TagRow[]
  readonly onDone: () => void
  readonly isReadOnly: boolean
}

/** What can be done with the excerpts that are chosen; all of it can be undone at once. */
export function ChosenBar({ chosen, rows, onDone, isReadOnly }: ChosenBarProps) {
  const [picking, setPicking] = useState<'tag' | 'untag' | null>(null)
  const excerptIds = [...chosen.keys()]
  const count = chosen.size
  const tagged = () => t('Tagged {count, plural, one {# excerpt} other {# excerpts}}.', { count })
  const borne = new Set([...chosen.values()].flat())
  const remove = () =>
    void run(
      { kind: 'remove-excerpts', excerptIds },
      t('Removed {count, plural, one {# excerpt} other {# excerpts}}.', { count })
    )
  useShortcut('tag-selected', () => setPicking('tag'), !isReadOnly)
  useShortcut('untag-selected', () => setPicking('untag'), !isReadOnly && borne.size > 0)
  useShortcut('remove-selected', remove, !isReadOnly)

  async function run(command: Command, message: string): Promise<void> {
    setPicking(null)
    if ((await act(command)) === undefined) return
    onDone()
    say(message, { undo: true })
  }

  return (
    <div className={styles.bar} role="toolbar" aria-label={t('Selected excerpts')}>
      <strong className={styles.count}>
        {t('{count, plural, one {# excerpt} other {# excerpts}} selected', { count })}
      </strong>
      <PickButton
        label={t('Tag to put on')}
        options={tagOptions(rows)}
        isOpen={picking === 'tag'}
        onOpen={isOpen => setPicking(isOpen ? 'tag' : null)}
        onPick={tagId => void run({ kind: 'tag-excerpts', excerptIds, tagIds: [tagId] }, tagged())}
        onNew={name => void run({ kind: 'tag-excerpts', excerptIds, newTagNames: [name] }, tagged())}
        isDisabled={isReadOnly}
      >
        {t('Tag|verb')} <Kbd>{keysOf('tag-selected')}</Kbd>
      </PickButton>
      <PickButton
        label={t('Tag to take off')}
        options={tagOptions(rows.filter(row => borne.has(row.tag.id)))}
        isOpen={picking === 'untag'}
        onOpen={isOpen => setPicking(isOpen ? 'untag' : null)}
        onPick={tagId =>
          void run(
            { kind: 'untag-excerpts', excerptIds, tagId },
            t('Took a tag off {count, plural, one {# excerpt} other {# excerpts}}.', { count })
          )
        }
        isDisabled={isReadOnly || borne.size === 0}
      >
        {t('Untag')} <Kbd>{keysOf('untag-selected')}</Kbd>
      </PickButton>
      <Button kind="danger" onPress={remove} isDisabled={isReadOnly}>
        {t('Remove')} <Kbd>{keysOf('remove-selected')}</Kbd>
      </Button>
      <Button kind="quiet" onPress={onDone}>
        {t('Select none')}
      </Button>
    </div>
  )
}
