import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { setFocusMode } from '#renderer/focus-mode.ts'
import { runShortcut } from '#renderer/shortcuts.ts'
import { endTour, useTour } from '#renderer/tour-state.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import { besideAnchor, type Box } from './beside-anchor.ts'
import { tourSteps } from './steps.ts'
import styles from './tour.module.css'

/** Shows around in five steps, beside what each speaks of; Escape ends it wherever the focus is. */
export function Tour() {
  return useTour() ? <OpenTour /> : null
}

function OpenTour() {
  const [at, setAt] = useState(0)
  const steps = tourSteps()
  const step = steps[at]
  useEffect(() => {
    setFocusMode(false)
    show({ screen: 'read' })
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      leave()
    }
    addEventListener('keydown', onKeyDown, { capture: true })
    return () => removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  if (!step) return null
  return (
    // Each step is a dialog of its own, so that it is read out.
    <Card key={at} {...step} place={t('{step} of {all}', { step: at + 1, all: steps.length })}>
      <Button kind="quiet" onPress={leave}>
        {t('Skip')} <Kbd>{t('Esc')}</Kbd>
      </Button>
      {at > 0 && <Button onPress={() => setAt(at - 1)}>{t('Back')}</Button>}
      <Button kind="main" autoFocus onPress={() => (at + 1 < steps.length ? setAt(at + 1) : leave())}>
        {at + 1 < steps.length ? t('Next') : t('Done')}
      </Button>
    </Card>
  )
}

function leave(): void {
  endTour()
  runShortcut('go-to-text')
}

type CardProps = ReturnType<typeof tourSteps>[number] & { readonly place: string; readonly children: ReactNode }

function Card({ title, text, anchors, place, children }: CardProps) {
  const id = useId()
  const card = useRef<HTMLDivElement>(null)
  const anchor = useAnchor(anchors)
  const [at, setAt] = useState({ left: 0, top: 0 })
  useLayoutEffect(() => {
    if (!card.current) return
    const { offsetWidth: width, offsetHeight: height } = card.current
    setAt(besideAnchor(anchor ?? nowhere, { width, height }, { width: innerWidth, height: innerHeight }))
  }, [anchor])
  return (
    <>
      {anchor && <div className={styles.ring} style={anchor} aria-hidden="true" />}
      <div
        ref={card}
        className={styles.card}
        style={at}
        role="dialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
      >
        <header className={styles.head}>
          <h2 id={`${id}-title`}>{title}</h2>
          <span className={styles.place}>{place}</span>
        </header>
        <p id={`${id}-text`}>{text}</p>
        <footer className={styles.foot}>{children}</footer>
      </div>
    </>
  )
}

const nowhere: Box = { left: 0, top: 0, width: 0, height: 0 }

/** Follow where the first anchor that is in sight stands, as the window is laid out and what it holds arrives. */
function useAnchor(anchors: readonly string[]): Box | null {
  const [box, setBox] = useState(() => boxOf(anchors))
  const measure = useEffectEvent(() => {
    const next = boxOf(anchors)
    setBox(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
  })
  useEffect(() => {
    const timer = setInterval(() => measure(), 300)
    const onResize = () => measure()
    addEventListener('resize', onResize)
    return () => {
      clearInterval(timer)
      removeEventListener('resize', onResize)
    }
  }, [])
  return box
}

function boxOf(anchors: readonly string[]): Box | null {
  for (const selector of anchors) {
    const { left, top, width, height } =
      document.querySelector<HTMLElement>(selector)?.getBoundingClientRect() ?? new DOMRect()
    const isInSight = width > 0 && height > 0 && top >= 0 && top < innerHeight - 80
    if (isInSight) return { left, top, width, height: Math.min(height, innerHeight - top) }
  }
  return null
}
