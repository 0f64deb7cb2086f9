import { useEffect, useEffectEvent, useRef, useState, type FocusEvent } from 'react'
import { t } from '#renderer/words.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { ExcerptCard, type ExcerptCardProps } from './excerpt-card.tsx'
import styles from './excerpts-pane.module.css'

export type CardsProps = Pick<ExcerptCardProps, 'tags' | 'isReadOnly'> & {
  readonly excerpts: readonly Excerpt[]
  /** How many come before them, and how many there are in all. */
  readonly from: number
  readonly total: number
  readonly currentId: string | null
}

/** So many are drawn at first, and so many more whenever their end comes near: each weighs on every frame of the text. */
const FEW = 16
/** How near that is, in CSS pixels, and in cards to whoever goes through them by keys. */
const NEAR = '1000px'
const LAST = 4

/** Shows a page of excerpts as cards, of which those far down are drawn when they are scrolled to. */
export function Cards({ excerpts, from, total, currentId, ...shown }: CardsProps) {
  const [many, setMany] = useState(FEW)
  const wanted = excerpts.findIndex(({ id }) => id === currentId) + FEW
  // What was drawn once stays, so that nothing moves when another excerpt becomes current.
  if (wanted > many) setMany(wanted)
  const left = excerpts.length - many
  const onFocus = ({ currentTarget, target }: FocusEvent<HTMLElement>) => {
    const isAmongLast = [...currentTarget.children].slice(-LAST).some(card => card.contains(target))
    if (left > 0 && isAmongLast) setMany(many + FEW)
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Only hears which card has the focus. */}
      <ol className={styles.list} aria-label={t('Excerpts of this source')} onFocus={onFocus}>
        {excerpts.slice(0, many).map((excerpt, index) => (
          <ExcerptCard
            key={excerpt.id}
            {...{ excerpt, ...shown, place: from + index + 1, of: total }}
            isCurrent={excerpt.id === currentId}
          />
        ))}
      </ol>
      {left > 0 && <Rest key={many} count={left} onNear={() => setMany(many + FEW)} />}
    </>
  )
}

type RestProps = { readonly count: number; readonly onNear: () => void }

/** Keeps about the room of the cards that are not drawn yet, and tells when it comes near. */
function Rest({ count, onNear }: RestProps) {
  const room = useRef<HTMLDivElement>(null)
  const near = useEffectEvent(onNear)
  useEffect(() => {
    const element = room.current
    if (!element) return
    // What was seen meanwhile comes all at once, the latest last.
    const observer = new IntersectionObserver(all => void (all.at(-1)?.isIntersecting && near()), {
      ...{ root: element.parentElement, rootMargin: NEAR }
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return <div ref={room} className={styles.rest} style={{ blockSize: `calc(${count} * 10em)` }} />
}
