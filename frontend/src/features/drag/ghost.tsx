import clsx from 'clsx'
import { ArrowRight, Ban } from 'lucide-react'
import type { RefObject } from 'react'
import { useReplica } from '../../data/index.ts'
import { locale } from '../../i18n/locale.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import type { Dragged } from './dragged.ts'
import type { Drop } from './drops.ts'
import type { Point } from './presses.ts'

/** Pixels between the pointer, or the finger, and what is dragged. */
const BESIDE = 14
const ABOVE_FINGER = 28
const MARGIN = 8

/** What is dragged, and what dropping it here would do; several tasks form a pile. */
export function Ghost(props: {
  ref: RefObject<HTMLDivElement | null>
  dragged: Dragged
  drop: Drop | undefined
}) {
  const { ref, dragged, drop } = props
  const { t } = useTranslation()
  const title = useReplica(({ tasks }) => tasks.get(dragged.id)?.title ?? '')
  const count = dragged.ids.length
  const isRefused = drop?.run == null
  const Icon = isRefused ? Ban : ArrowRight
  return (
    <>
      <div
        ref={ref}
        aria-hidden
        data-dragged
        // The pointer is measured from the left in every language.
        style={{ left: 0, top: 0 }}
        className="pointer-events-none invisible fixed z-70 w-fit max-w-[min(20rem,calc(100vw-1rem))]"
      >
        {count > 1 && (
          <div className="-inset-e-1 -bottom-1 absolute inset-s-1 top-1 rounded-control bg-raised shadow-popup forced-colors:border" />
        )}
        <div className="relative flex flex-col gap-0.5 rounded-control bg-raised px-3 py-2 text-ink shadow-popup forced-colors:border">
          <span dir="auto" className="truncate font-medium text-match-parent">
            {count > 1 ? t('tasks.count', { count }) : title}
          </span>
          {drop !== undefined && (
            <span
              className={clsx(
                'flex items-center gap-1.5 text-small',
                isRefused ? 'text-muted' : 'text-accent-ink',
              )}
            >
              <Icon size={12} className={clsx('shrink-0', !isRefused && 'rtl:rotate-180')} />
              <span className="truncate">{drop.text}</span>
            </span>
          )}
        </div>
      </div>
      <div role="status" className="sr-only">
        {drop?.text}
      </div>
    </>
  )
}

/** Beside the pointer, above a finger, or below the name of the place that it would go to; always in sight. */
export function placeGhost(
  ghost: HTMLElement | null,
  { x, y }: Point,
  isTouch: boolean,
  mark: Element | undefined,
): void {
  if (ghost === null) return
  const { offsetWidth: width, offsetHeight: height } = ghost
  const isMirrored = locale().direction === 'rtl'
  const beside = isMirrored ? x - BESIDE - width : x + BESIDE
  const below = mark?.closest('aside')?.contains(mark)
    ? mark.getBoundingClientRect().bottom + MARGIN
    : y + BESIDE
  const left = isTouch ? x - width / 2 : beside
  const top = isTouch ? y - ABOVE_FINGER - height : below
  const within = (at: number, size: number, room: number) =>
    Math.max(MARGIN, Math.min(room - MARGIN - size, at))
  ghost.style.transform = `translate(${within(left, width, innerWidth)}px, ${within(top, height, innerHeight)}px)`
  ghost.style.visibility = 'visible'
}
