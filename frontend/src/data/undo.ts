import { undoOf } from './build.ts'
import { type Effect, inverseOf, withEffects } from './effects.ts'
import type { Replica } from './replica.ts'
import { newKey, type Said, type Write } from './writes.ts'

/** One action of the user in this window, which undo takes back as a whole. */
export interface Deed {
  said: Said
  /** Its writes, each with the effects that reverse it. */
  writes: { write: Write; back: Effect[] }[]
  /** Whether it was taken back before it was sent. */
  cancelled: boolean
}

/** The number of deeds that Ctrl+Z can undo. */
const DEPTH = 100

/** The deeds done in this window, and those that were undone. */
export class UndoStack {
  readonly #replica: Replica
  #done: Deed[] = []
  #undone: Deed[] = []

  constructor(replica: Replica) {
    this.#replica = replica
  }

  /** Performs the writes as one deed. */
  perform(writes: readonly Write[], said: Said): Deed {
    const deed = this.#perform(writes, said)
    this.#done = [...this.#done.slice(1 - DEPTH), deed]
    this.#undone = []
    return deed
  }

  /** Undoes the last deed, or this one. @returns the deed undone */
  undo(deed = this.#done.at(-1)): Deed | undefined {
    if (deed === undefined || !this.#done.includes(deed)) return undefined
    this.#done = this.#done.filter((other) => other !== deed)
    this.#undone = [...this.#undone, this.#takeBack(deed)]
    return deed
  }

  /** Redoes the deed undone last. @returns that deed */
  redo(): Deed | undefined {
    const deed = this.#undone.at(-1)
    if (deed === undefined) return undefined
    this.#undone = this.#undone.slice(0, -1)
    this.#done = [...this.#done, this.#takeBack(deed)]
    return deed
  }

  #perform(writes: readonly Write[], said: Said): Deed {
    let state = this.#replica.state()
    const pairs = writes.map((write, index) => {
      const back = inverseOf(state, write.effects)
      if (index < writes.length - 1) state = withEffects(state, write.effects)
      return { write, back }
    })
    this.#replica.perform(writes)
    return { said, writes: pairs, cancelled: false }
  }

  /** @returns the deed that did so, which can be taken back in turn */
  #takeBack(deed: Deed): Deed {
    const { said, writes } = deed
    if (deed.cancelled) {
      const again = writes.map(({ write }) => ({ ...write, key: newKey() }))
      return this.#perform(again, said)
    }
    if (this.#replica.outbox.cancel(writes.map(({ write }) => write.key))) return { ...deed, cancelled: true }
    const isUndo = writes.some(({ write }) => write.said.undone !== true)
    const undos = writes
      .map(({ write, back }) => undoOf(write.key, back, { ...said, undone: isUndo }))
      .reverse()
    return this.#perform(undos, said)
  }
}
