import { useEffect, useMemo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useAnswer } from '#renderer/answers.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Segments } from '#renderer/ui/segments.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { t } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/codebook.ts'
import { borneBy, UNTAGGED } from './kernel/shown.ts'
import { choosePainting, usePaintingChoice } from './painting-choice.ts'
import styles from './painting-menu.module.css'

const paintings = () =>
  [
    { id: 'plain', name: t('Plain|painting') },
    { id: 'underlined', name: t('Underlined') },
    { id: 'filled', name: t('Filled') }
  ] as const

/** Chooses which tags of a source are painted, and how; says so while any is hidden. */
export function PaintingMenu({ sourceId }: { readonly sourceId: string }) {
  const [isOpen, setOpen] = useState(false)
  const { style, hidden } = usePaintingChoice()
  const rows = useAnswer({ kind: 'codebook' })?.rows
  const excerpts = useAnswer({ kind: 'painted', sourceId })
  // There may be thousands of excerpts, and nothing tells of their tags while all are painted and none is to be chosen.
  const isAsked = isOpen || hidden.size > 0
  const borne = useMemo(() => {
    const order = (rows ?? []).map(({ tag }) => tag.id)
    return isAsked ? borneBy(excerpts ?? [], order) : []
  }, [isAsked, excerpts, rows])
  const hiddenHere = borne.filter(id => hidden.has(id)).length
  useShortcut('choose-painting', () => setOpen(true))
  useEffect(() => {
    document.documentElement.dataset['painting'] = style
    return () => void delete document.documentElement.dataset['painting']
  }, [style])
  const label =
    hiddenHere > 0
      ? t('What is painted: {hidden} of {all} tags hidden', { hidden: hiddenHere, all: borne.length })
      : t('What is painted')

  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={styles.open ?? ''} aria-label={`${label} (${keysOf('choose-painting')})`}>
        <Icon name="eye" />
        {hiddenHere > 0 && <span className={styles.count}>{hiddenHere}</span>}
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('What is painted')}>
          <Segments
            label={t('How excerpts are painted')}
            value={style}
            options={paintings()}
            onChange={chosen => choosePainting({ style: chosen })}
          />
          <TagChoices borne={borne} rows={rows ?? []} hidden={hidden} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

type TagChoicesProps = {
  readonly borne: readonly string[]
  readonly rows: readonly TagRow[]
  readonly hidden: ReadonlySet<string>
}

function TagChoices({ borne, rows, hidden }: TagChoicesProps) {
  const byId = new Map(rows.map(row => [row.tag.id, row]))
  if (borne.length === 0) return <p className={styles.none}>{t('No excerpt is here yet.')}</p>
  const hide = (ids: Iterable<string>) => choosePainting({ hidden: new Set(ids) })
  return (
    <>
      <ul className={styles.tags} aria-label={t('Tags of this source')}>
        {borne.map(id => {
          const row = byId.get(id)
          return (
            <li key={id} className={styles.tag}>
              <Checkbox
                isSelected={!hidden.has(id)}
                onChange={isShown => hide(isShown ? [...hidden].filter(one => one !== id) : [...hidden, id])}
              >
                {row && <Swatch colour={row.colour} />}
                <span className={styles.name} dir="auto">
                  {id === UNTAGGED ? t('No tag') : (row?.tag.name ?? t('A tag that is gone'))}
                </span>
              </Checkbox>
              <Button
                kind="quiet"
                label={
                  id === UNTAGGED ? t('Only those without a tag') : t('Only {name}', { name: row?.tag.name ?? '' })
                }
                onPress={() => hide(borne.filter(one => one !== id))}
              >
                {t('Only')}
              </Button>
            </li>
          )
        })}
      </ul>
      <Button kind="quiet" onPress={() => hide([])}>
        {t('Show all')}
      </Button>
    </>
  )
}
