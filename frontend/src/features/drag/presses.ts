/** Turns presses on rows into drags, swipes, or the menu of a long press; all others stay what they are. */

export interface Point {
  x: number
  y: number
}

/** Something that follows the pointer once it has begun. */
export interface Following {
  move(to: Point): void
  end(): void
  cancel(): void
}

export interface Pressed {
  row: HTMLElement
  id: number
  start: Point
  isTouch: boolean
}

export interface PressHost {
  drag(pressed: Pressed): Following
  /** @returns undefined where there is nothing to swipe */
  swipe(pressed: Pressed, now: Point): Following | undefined
}

/** Pixels after which a mouse drags: less is a click. Handles are for nothing else. */
const DRAGS = 6
const DRAGS_HANDLE = 4
/** Milliseconds after which a finger lifts a row, and the pixels by which it may move until then. */
const LIFTS = 300
const TOLERANCE = 10
/** How much further to the side than up or down a finger must go to swipe. */
const SIDEWAYS = 1.5

const EDITORS = 'input, textarea, select, [contenteditable]'
/** What a mouse presses for its own sake. A finger is less exact: it may begin anywhere in the row. */
const CONTROLS = `${EDITORS}, a, button:not([data-result])`

/** Hears the presses in the area, until the signal. */
export function hearPresses(area: HTMLElement, host: PressHost, signal: AbortSignal): void {
  area.addEventListener('pointerdown', (event) => onPointerDown(event, host, signal), { signal })
  area.addEventListener('touchstart', (event) => onTouchStart(event, host, signal), { signal, passive: true })
  // Safari lets a touch be kept from scrolling only if somebody listened before it began.
  area.addEventListener('touchmove', () => undefined, { signal, passive: false })
}

function pressedAt(target: EventTarget | null, start: Point, isTouch: boolean): Pressed | undefined {
  if (!(target instanceof Element) || target.closest(isTouch ? EDITORS : CONTROLS) !== null) return undefined
  const row = target.closest<HTMLElement>('[data-task]')
  return row === null ? undefined : { row, id: Number(row.dataset.task), start, isTouch }
}

const isHandle = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[data-drag]') !== null
const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => ({
  x: clientX,
  y: clientY,
})
const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y)

/** Ends with the returned controller, or with the whole area. */
function until(signal: AbortSignal, giveUp: () => void): AbortController {
  const over = new AbortController()
  signal.addEventListener('abort', giveUp, { signal: over.signal })
  addEventListener('blur', giveUp, { signal: over.signal })
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      // It ends the drag, and clears no selection.
      event.preventDefault()
      event.stopImmediatePropagation()
      giveUp()
    },
    { signal: over.signal, capture: true },
  )
  return over
}

function onPointerDown(event: PointerEvent, host: PressHost, signal: AbortSignal): void {
  if (event.pointerType === 'touch' || event.button !== 0 || !event.isPrimary) return
  const pressed = pressedAt(event.target, pointOf(event), false)
  if (pressed === undefined) return
  const begins = isHandle(event.target) ? DRAGS_HANDLE : DRAGS
  let following: Following | undefined
  let over: AbortController | undefined
  const released = new AbortController()
  const finish = (how: 'end' | 'cancel', isPressed = false) => {
    released.abort()
    over?.abort()
    if (following !== undefined) swallowClick(isPressed)
    following?.[how]()
  }
  const heard = { signal: AbortSignal.any([released.signal, signal]) }
  addEventListener(
    'pointermove',
    (move) => {
      const now = pointOf(move)
      if (following === undefined) {
        if (distance(pressed.start, now) < begins) return
        following = host.drag(pressed)
        over = until(signal, () => finish('cancel', true))
      }
      following.move(now)
    },
    heard,
  )
  addEventListener('pointerup', () => finish('end'), heard)
  addEventListener('pointercancel', () => finish('cancel'), heard)
}

/** The click that the release makes is none, wherever it would be. @param isPressed whether the button still is */
function swallowClick(isPressed: boolean): void {
  const over = new AbortController()
  const { signal } = over
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  const later = () => void setTimeout(() => over.abort())
  addEventListener('click', swallow, { capture: true, signal })
  addEventListener('pointerdown', () => over.abort(), { capture: true, signal })
  if (isPressed) addEventListener('pointerup', later, { signal })
  else later()
}

function onTouchStart(event: TouchEvent, host: PressHost, signal: AbortSignal): void {
  const [touch] = event.touches
  const { target } = event
  if (touch === undefined || event.touches.length > 1 || target === null) return
  const pressed = pressedAt(target, pointOf(touch), true)
  if (pressed === undefined) return
  let following: Following | undefined
  /** Whether the finger has moved since it lifted the row. */
  let hasMoved = true
  const finish = (how: 'end' | 'cancel') => {
    clearTimeout(timer)
    over.abort()
    following?.[how]()
  }
  const over = until(signal, () => finish('cancel'))
  const lift = () => {
    navigator.vibrate?.(10)
    hasMoved = false
    following = host.drag(pressed)
  }
  const timer = setTimeout(lift, LIFTS)
  const onMove = (move: TouchEvent) => {
    const [finger] = move.touches
    if (finger === undefined || move.touches.length > 1 || (following !== undefined && !move.cancelable))
      return finish('cancel')
    const now = pointOf(finger)
    const isFar = distance(pressed.start, now) > TOLERANCE
    if (following === undefined) {
      if (isHandle(target) && distance(pressed.start, now) > DRAGS_HANDLE) {
        clearTimeout(timer)
        following = host.drag(pressed)
      } else if (isFar) {
        clearTimeout(timer)
        following = isSideways(pressed.start, now) && move.cancelable ? host.swipe(pressed, now) : undefined
        // The browser scrolls.
        if (following === undefined) return finish('cancel')
      }
    }
    if (following === undefined) return
    move.preventDefault()
    hasMoved ||= isFar
    if (hasMoved) following.move(now)
  }
  const onEnd = (end: TouchEvent) => {
    const isHeld = following !== undefined && !hasMoved
    // Otherwise it would be a click as well.
    if (following !== undefined && end.cancelable) end.preventDefault()
    finish(isHeld ? 'cancel' : 'end')
    if (isHeld) openMenu(target, pressed.start)
  }
  // At the element itself: its events do not reach the area any more once it is out of the page.
  const heard = { signal: over.signal, passive: false }
  target.addEventListener('touchmove', (move) => onMove(move as TouchEvent), heard)
  target.addEventListener('touchend', (end) => onEnd(end as TouchEvent), heard)
  target.addEventListener('touchcancel', () => finish('cancel'), heard)
  const keep = (menu: Event) => {
    if (following === undefined) return
    menu.preventDefault()
    menu.stopImmediatePropagation()
  }
  // The system's own long press comes while the row is held.
  addEventListener('contextmenu', keep, { signal: over.signal, capture: true })
}

const isSideways = (from: Point, to: Point) => Math.abs(to.x - from.x) > SIDEWAYS * Math.abs(to.y - from.y)

/** A press that was long, and moved nothing, is one for the menu. */
function openMenu(target: EventTarget, { x, y }: Point): void {
  const where = { bubbles: true, cancelable: true, clientX: x, clientY: y }
  target.dispatchEvent(new MouseEvent('contextmenu', where))
}
