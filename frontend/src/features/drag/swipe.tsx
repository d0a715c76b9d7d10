import clsx from 'clsx'
import { CalendarDays, Check, Undo2 } from 'lucide-react'
import { locale } from '../../i18n/locale.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import type { Following, Point, Pressed } from './presses.ts'

export type SwipeAction = 'complete' | 'reopen' | 'schedule'

/** The action behind a row that is being swiped, as it is shown. */
export interface Swipe {
  action: SwipeAction
  /** Whether letting go does it. */
  isArmed: boolean
  /** In pixels from the top of the list. */
  top: number
  height: number
}

/** The share of the row by which it must be swiped, and pixels at least and at most. */
const SHARE = 0.3
const LEAST = 72
const MOST = 120
/** Milliseconds in which the row goes back. */
const BACK = 160

interface SwipeHost {
  area: HTMLElement
  /** The panel behind the row, once it is rendered. */
  panel: () => HTMLElement | null
  show: (swipe: Swipe | null) => void
  /** @param isForwards in the direction of the language */
  actionFor: (isForwards: boolean) => SwipeAction
  run: (action: SwipeAction) => void
}

/** Moves the row with the finger, outside React: nothing but the panel is rendered. */
export function startSwipe({ row, start }: Pressed, now: Point, host: SwipeHost): Following {
  const { area, panel, show } = host
  const isMirrored = locale().direction === 'rtl'
  const box = row.getBoundingClientRect()
  const armsAt = Math.max(LEAST, Math.min(MOST, box.width * SHARE))
  const frame = { top: box.top - area.getBoundingClientRect().top, height: box.height }
  let shown: Swipe | null = null
  let by = 0
  // What is moved out of the list would let the page scroll sideways.
  area.style.overflowX = 'clip'
  const move = (to: Point) => {
    by = to.x - start.x
    row.style.transform = `translateX(${by}px)`
    const action = host.actionFor(by > 0 !== isMirrored)
    const isArmed = Math.abs(by) >= armsAt
    if (shown?.action !== action || shown.isArmed !== isArmed) {
      if (isArmed && shown?.isArmed !== true) navigator.vibrate?.(10)
      shown = { action, isArmed, ...frame }
      show(shown)
    }
    widen(panel(), by)
  }
  const clear = () => {
    area.style.overflowX = ''
    show(null)
  }
  const settle = () => {
    const from = row.style.transform
    row.style.transform = ''
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return clear()
    const timing = { duration: BACK, easing: 'ease-out' }
    panel()?.animate([{ width: `${Math.abs(by)}px` }, { width: 0 }], { ...timing, fill: 'forwards' })
    const going = row.animate([{ transform: from }, { transform: 'none' }], timing)
    going.onfinish = clear
    going.oncancel = clear
  }
  move(now)
  return {
    move,
    end: () => {
      settle()
      if (shown?.isArmed === true) host.run(shown.action)
    },
    cancel: settle,
  }
}

/** Exactly the room that the row has left. */
function widen(panel: HTMLElement | null, by: number): void {
  if (panel !== null) panel.style.width = `${Math.abs(by)}px`
}

const ICONS = { complete: Check, reopen: Undo2, schedule: CalendarDays }

/** What the row uncovers. It is named for those who see it: everybody else has the commands. */
export function SwipePanel({ swipe, ref }: { swipe: Swipe; ref: (panel: HTMLElement | null) => void }) {
  const { t } = useTranslation()
  const { action, isArmed, top, height } = swipe
  const Icon = ICONS[action]
  const isBackwards = action === 'schedule'
  const names = { complete: t('tasks.complete'), reopen: t('tasks.reopen'), schedule: t('drag.schedule') }
  return (
    <div
      ref={ref}
      aria-hidden
      data-swipe={action}
      data-armed={isArmed || undefined}
      style={{ top, height }}
      className={clsx(
        'pointer-events-none absolute flex items-center gap-2 overflow-hidden rounded-control px-4 font-medium transition-colors forced-colors:border-2',
        isBackwards ? 'inset-e-0 flex-row-reverse' : 'inset-s-0',
        isBackwards
          ? isArmed
            ? 'bg-warning-ink text-canvas'
            : 'bg-warning-tint text-warning-ink'
          : isArmed
            ? 'bg-success-ink text-canvas'
            : 'bg-success-tint text-success-ink',
      )}
    >
      <Icon size={20} className={clsx('shrink-0 motion-safe:transition-transform', isArmed && 'scale-125')} />
      <span className={clsx('whitespace-nowrap', !isArmed && 'opacity-0')}>{names[action]}</span>
    </div>
  )
}
