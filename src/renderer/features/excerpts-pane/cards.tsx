import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { t } from '#renderer/words.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { ExcerptCard, type ExcerptCardProps } from './excerpt-card.tsx'
import styles from './excerpts-pane.module.css'

export type CardsProps = Pick<ExcerptCardProps, 'tags' | 'isReadOnly'> & {
  readonly excerpts: readonly Excerpt[]
  readonly currentId: string | null
}

/** So many are drawn at first, and so many more whenever their end comes near: each weighs on every frame of the text. */
const FEW = 16
/** How near that is, in CSS pixels. */
const NEAR = '1000px'

/** Shows a page of excerpts as cards, of which those far down are drawn when they are scrolled to. */
export function Cards({ excerpts, currentId, ...shown }: CardsProps) {
  const [many, setMany] = useState(FEW)
  const wanted = excerpts.findIndex(({ id }) => id === currentId) + FEW
  if (wanted > many) setMany(wanted)
  const left = excerpts.length - many
  return (
    <>
      <ol className={styles.list} aria-label={t('Excerpts of this source')}>
        {excerpts.slice(0, many).map((excerpt, index) => (
          <ExcerptCard
            key={excerpt.id}
            {...{ excerpt, ...shown, place: index + 1, of: excerpts.length }}
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
    const observer = new IntersectionObserver(([seen]) => void (seen?.isIntersecting && near()), {
      ...{ root: element.parentElement, rootMargin: NEAR }
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return <div ref={room} className={styles.rest} style={{ blockSize: `calc(${count} * 10em)` }} />
}
