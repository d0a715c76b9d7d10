import { type RefObject, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useActions, useIsShared, useReplicaState, useWorkspaceId } from '../../data/index.ts'
import { pathInside, sharedIn } from '../../session/workspace-address.ts'
import { setDragging } from '../../ui/dragging.ts'
import { scrollAt } from './auto-scroll.ts'
import { Dock } from './dock.tsx'
import type { Dragged, Spot } from './dragged.ts'
import { DropFrame } from './drop-frame.tsx'
import { type Cargo, type DropActions, Drops } from './drops.ts'
import { Ghost, placeGhost } from './ghost.tsx'
import { type Following, hearPresses, type Point, type Pressed } from './presses.ts'
import { type Swipe, type SwipeAction, SwipePanel, startSwipe } from './swipe.tsx'
import { useSwiping } from './swiping.ts'

export interface DragAreaProps {
  /** Contains rows with `data-task`. It may scroll, and its rows may come and go. */
  area: RefObject<HTMLElement | null>
  on: DropActions
  /** All tasks that are dragged with this one. */
  cargoOf: (id: number) => Cargo
  /** Called as a drag begins. */
  onBegin?: (id: number) => void
  /** What a drop within the area would do. */
  spotAt?: (at: Point, dragged: Dragged) => Spot | undefined
  /** For lists whose rows can be swiped. */
  swipe?: {
    actionFor: (id: number, isForwards: boolean) => SwipeAction
    run: (action: SwipeAction, id: number) => void
  }
}

/** An element that does something with what is dropped on it: an entry of the sidebar, or a place at the bottom. */
const PLACE = '[data-to], aside nav a[href]'

/**
 * Lets the tasks in an area be dragged and swiped. It is rendered beside the rows: none of them hears of a drag, and a
 * move of the pointer renders nothing until it means something else.
 */
export function DragArea(props: DragAreaProps) {
  const { area } = props
  const state = useReplicaState()
  const actions = useActions()
  const workspaceId = useWorkspaceId()
  const isShared = useIsShared()
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const [spot, setSpot] = useState<Spot>()
  const [swipe, setSwipe] = useState<Swipe | null>(null)
  const [isSwiping] = useSwiping()
  const ghost = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const canSwipe = isSwiping && props.swipe !== undefined

  useEffect(() => {
    const element = area.current
    if (element === null) return
    const over = new AbortController()

    const drag = ({ id, start, isTouch }: Pressed): Following => {
      const { on, cargoOf, onBegin } = latest.current
      onBegin?.(id)
      const cargo = cargoOf(id)
      const aside = document.querySelector('aside')
      const now: Dragged = {
        ...cargo,
        ...{ id, start, isTouch },
        hasSidebar: aside?.checkVisibility() === true,
        drops: new Drops(on, state, cargo, (temporary) => actions.idOf(temporary)),
      }
      setDragged(now)
      return follow(element, now, {
        shared: isShared ? workspaceId : undefined,
        spotAt: (at) => latest.current.spotAt?.(at, now),
        show: setSpot,
        ghost: () => ghost.current,
        onOver: () => setDragged(null),
      })
    }
    const startSwiping = (pressed: Pressed, now: Point): Following | undefined => {
      const { swipe } = latest.current
      // Somebody who has enlarged the page moves it sideways.
      if (!canSwipe || swipe === undefined || isEnlarged()) return undefined
      return startSwipe(pressed, now, {
        area: element,
        panel: () => panel.current,
        show: setSwipe,
        actionFor: (isForwards) => swipe.actionFor(pressed.id, isForwards),
        run: (action) => swipe.run(action, pressed.id),
      })
    }
    hearPresses(element, { drag, swipe: startSwiping }, over.signal)
    const keepSideways = () => {
      element.style.touchAction = canSwipe && !isEnlarged() ? 'pan-y pinch-zoom' : ''
    }
    keepSideways()
    globalThis.visualViewport?.addEventListener('resize', keepSideways, { signal: over.signal })
    element.dataset.drags = ''
    return () => {
      over.abort()
      delete element.dataset.drags
    }
  }, [area, state, actions, workspaceId, isShared, canSwipe])

  return (
    <>
      {spot?.frame !== undefined && <DropFrame frame={spot.frame} />}
      {swipe !== null && (
        <SwipePanel
          swipe={swipe}
          ref={(element) => {
            panel.current = element
          }}
        />
      )}
      {dragged !== null &&
        createPortal(
          <>
            <Dock dragged={dragged} />
            <Ghost ref={ghost} dragged={dragged} drop={spot?.drop} />
          </>,
          document.body,
        )}
    </>
  )
}

const isEnlarged = () => (globalThis.visualViewport?.scale ?? 1) > 1.01

interface FollowHost {
  /** The shared workspace that the tasks are in; undefined for the user's own. They stay in it. */
  shared: string | undefined
  spotAt: (at: Point) => Spot | undefined
  show: (spot: Spot | undefined) => void
  ghost: () => HTMLElement | null
  onOver: () => void
}

/** Follows the pointer, once a frame, and scrolls what is under it near its edges. */
function follow(area: HTMLElement, dragged: Dragged, host: FollowHost): Following {
  const { drops, start } = dragged
  let at = start
  let last = performance.now()
  let isStale = true
  let spot: Spot | undefined
  setDragging('refused')

  const find = (hit: Element | null): Spot | undefined => {
    // An entry's own menu covers a part of it.
    const mark = hit?.closest(PLACE) ?? hit?.closest('aside [data-place]')?.querySelector('a[href]')
    if (mark != null) {
      const href = mark.getAttribute('href')
      if (href !== null && sharedIn(href) !== host.shared) return undefined
      const address = mark.getAttribute('data-to') ?? pathInside(href ?? '')
      if (spot?.key === address) return spot
      const drop = drops.at(address)
      return drop && { key: address, drop, mark }
    }
    const other = hit?.closest('[data-drags]')
    if (hit === null || (other != null && other !== area)) return undefined
    return area.closest('main')?.contains(hit) === true ? host.spotAt(at) : undefined
  }
  const show = (next: Spot | undefined) => {
    if (next?.key === spot?.key && next?.mark === spot?.mark) return
    spot?.mark?.removeAttribute('data-drop')
    next?.mark?.setAttribute('data-drop', next.drop.run === null ? 'refused' : '')
    setDragging(next?.drop.run == null ? 'refused' : 'accepted')
    spot = next
    host.show(next)
  }
  const look = () => {
    isStale = false
    show(find(document.elementFromPoint(at.x, at.y)))
  }
  const onFrame = (now: number) => {
    const hit = at === start ? null : document.elementFromPoint(at.x, at.y)
    // After a pause, such as in a page that was hidden, no jump.
    const hasScrolled = scrollAt(hit, at, Math.min(0.05, (now - last) / 1000))
    last = now
    if (isStale || hasScrolled) look()
    // In each frame, since its text may have another width by now.
    placeGhost(host.ghost(), at, dragged.isTouch, spot?.mark)
    frame = requestAnimationFrame(onFrame)
  }
  let frame = requestAnimationFrame(onFrame)
  const finish = () => {
    cancelAnimationFrame(frame)
    show(undefined)
    setDragging(undefined)
    host.onOver()
  }
  return {
    move(to) {
      at = to
      isStale = true
    },
    end() {
      // Where it is let go counts, and not where it was in the last frame.
      if (isStale) look()
      const run = spot?.drop.run
      finish()
      run?.()
    },
    cancel: finish,
  }
}
