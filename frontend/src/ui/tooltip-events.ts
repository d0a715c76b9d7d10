import type { TooltipSide } from './tooltip.tsx'

/** A tooltip to show. */
export interface Tip {
  anchor: Element
  label: string
  keys: string[]
  side: TooltipSide
}

/** Milliseconds of hovering until a tooltip appears. After the first one, its neighbours appear at once. */
const DELAY = 500
/** Milliseconds for the pointer to get from an element to its tooltip, or to the next element. */
const GRACE = 150

const MARKED = '[data-tooltip]'
const POPUP = '[data-tooltip-popup]'

/** Calls `show` with the tooltip to show, or null for none. @returns a function that stops that */
export function watchTips(show: (tip: Tip | null) => void): () => void {
  let shown: Element | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function turnTo(anchor: Element | null, delay: number): void {
    clearTimeout(timer)
    if (anchor === shown) return
    timer = setTimeout(() => {
      shown = anchor
      show(anchor === null ? null : tipOf(anchor))
    }, delay)
  }
  const onPointerOver = ({ target, pointerType }: PointerEvent) => {
    if (pointerType !== 'mouse' || !(target instanceof Element)) return
    const anchor = target.closest(MARKED)
    if (anchor !== null) turnTo(anchor, shown === null ? DELAY : 0)
    else turnTo(target.closest(POPUP) === null ? null : shown, GRACE)
  }
  const turnToFocused = (target: EventTarget | null) => {
    const isByKeyboard = target instanceof Element && target.matches(`${MARKED}:focus-visible`)
    turnTo(isByKeyboard ? target : null, 0)
  }
  const hide = () => turnTo(null, 0)
  const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && hide()

  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true, passive: true }
  document.addEventListener('pointerover', onPointerOver, options)
  document.addEventListener('focusin', ({ target }) => turnToFocused(target), options)
  document.addEventListener('focusout', hide, options)
  document.addEventListener('pointerdown', hide, options)
  document.addEventListener('scroll', hide, options)
  document.addEventListener('keydown', onKey, options)
  document.documentElement.addEventListener('pointerleave', hide, options)
  // The focus or the pointer may have got there before this code was loaded.
  const pointedAt = [...document.querySelectorAll(`${MARKED}:hover`)].at(-1)
  if (pointedAt !== undefined) turnTo(pointedAt, DELAY)
  else turnToFocused(document.activeElement)
  return () => {
    stop.abort()
    clearTimeout(timer)
  }
}

function tipOf(anchor: Element): Tip | null {
  const { tooltip, tooltipKeys, tooltipSide } = (anchor as HTMLElement).dataset
  // The element may have gone during the delay.
  if (tooltip === undefined || !anchor.isConnected) return null
  // The popup that it has opened says more, and is where the tooltip would be.
  if (anchor.getAttribute('aria-expanded') === 'true') return null
  return {
    anchor,
    label: tooltip,
    keys: tooltipKeys === undefined ? [] : (JSON.parse(tooltipKeys) as string[]),
    side: (tooltipSide ?? 'bottom') as TooltipSide,
  }
}
