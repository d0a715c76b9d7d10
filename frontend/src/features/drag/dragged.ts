import type { Frame } from './drop-frame.tsx'
import type { Cargo, Drop, Drops } from './drops.ts'
import type { Point } from './presses.ts'

/** A place under the pointer. */
export interface Spot {
  /** Two spots with the same key mean the same. */
  key: string
  drop: Drop
  /** What is marked: an element, or a part of the list. */
  mark?: Element | undefined
  frame?: Frame | undefined
}

/** What is being dragged, and from where. */
export interface Dragged extends Cargo {
  id: number
  start: Point
  isTouch: boolean
  /** Whether the sidebar is in sight, with its places. */
  hasSidebar: boolean
  drops: Drops
}
