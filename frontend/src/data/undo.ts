import { undoOf } from './build.ts'
import { type Effect, inverseOf, withEffects } from './effects.ts'
import type { Replica } from './replica.ts'
import { newKey, type Summary, type Write } from './writes.ts'

/** The writes of one action of the user in this window, which undo reverts as a whole. */
export interface UndoEntry {
  summary: Summary
  /** Its writes, each with the effects that reverse it. */
  writes: { write: Write; back: Effect[] }[]
  /** Whether it was taken back before it was sent. */
  cancelled: boolean
  /** Counts up with each action of this window, in whichever workspace. */
  turn: number
}

let turns = 0

/** The number of actions that Ctrl+Z can undo. */
const DEPTH = 100

/** What was done in this window, and what was undone. */
export class UndoStack {
  readonly #replica: Replica
  #done: UndoEntry[] = []
  #undone: UndoEntry[] = []

  constructor(replica: Replica) {
    this.#replica = replica
  }

  /** The turn of the action that `undo` would undo, or `redo` redo; 0 if there is none. */
  turnOf(what: 'undo' | 'redo'): number {
    return (what === 'undo' ? this.#done : this.#undone).at(-1)?.turn ?? 0
  }

  /** Performs the writes as one action. */
  perform(writes: readonly Write[], summary: Summary): UndoEntry {
    const action = this.#perform(writes, summary)
    this.#done = [...this.#done.slice(1 - DEPTH), action]
    this.#undone = []
    return action
  }

  /** Undoes the last action, or this one. @returns the action undone */
  undo(action = this.#done.at(-1)): UndoEntry | undefined {
    if (action === undefined || !this.#done.includes(action)) return undefined
    this.#done = this.#done.filter((other) => other !== action)
    this.#undone = [...this.#undone, this.#revert(action)]
    return action
  }

  /** Redoes the action undone last. @returns that action */
  redo(): UndoEntry | undefined {
    const action = this.#undone.at(-1)
    if (action === undefined) return undefined
    this.#undone = this.#undone.slice(0, -1)
    this.#done = [...this.#done, this.#revert(action)]
    return action
  }

  #perform(writes: readonly Write[], summary: Summary): UndoEntry {
    let state = this.#replica.state()
    const pairs = writes.map((write, index) => {
      const back = inverseOf(state, write.effects)
      if (index < writes.length - 1) state = withEffects(state, write.effects)
      return { write, back }
    })
    this.#replica.perform(writes)
    return { summary, writes: pairs, cancelled: false, turn: ++turns }
  }

  /** @returns the action that did so, which can be taken back in turn */
  #revert(action: UndoEntry): UndoEntry {
    const { summary, writes } = action
    if (action.cancelled) {
      const again = writes.map(({ write }) => ({ ...write, key: newKey() }))
      return this.#perform(again, summary)
    }
    if (this.#replica.outbox.cancel(writes.map(({ write }) => write.key)))
      return { ...action, cancelled: true, turn: ++turns }
    const isUndo = writes.some(({ write }) => write.summary.undone !== true)
    const undos = writes
      .map(({ write, back }) => undoOf(write.key, back, { ...summary, undone: isUndo }))
      .reverse()
    return this.#perform(undos, summary)
  }
}
