import { undoOf } from './build.ts'
import { type Effect, inverseOf, withEffects } from './effects.ts'
import type { Replica } from './replica.ts'
import { newKey, type Said, type Write } from './writes.ts'

/** Something the user did in this window, whole: what undo takes back at once. */
export interface Deed {
  said: Said
  /** The writes that did it, each with the effects that lead back. */
  writes: { write: Write; back: Effect[] }[]
  /** Whether it was taken back before it was sent. */
  cancelled: boolean
}

/** How far back Ctrl+Z goes. */
const DEPTH = 100

/** What was done in this window, and what of it was taken back. */
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

  /** Takes the last deed back, or this one. @returns what was taken back */
  undo(deed = this.#done.at(-1)): Deed | undefined {
    if (deed === undefined || !this.#done.includes(deed)) return undefined
    this.#done = this.#done.filter((other) => other !== deed)
    this.#undone = [...this.#undone, this.#takeBack(deed)]
    return deed
  }

  /** Does again what was taken back last. @returns what that was */
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

  /** @returns the deed by which this is taken back in turn */
  #takeBack(deed: Deed): Deed {
    const { said, writes } = deed
    if (deed.cancelled) {
      const again = writes.map(({ write }) => ({ ...write, key: newKey() }))
      return this.#perform(again, said)
    }
    if (this.#replica.outbox.cancel(writes.map(({ write }) => write.key))) return { ...deed, cancelled: true }
    const undos = writes.map(({ write, back }) => undoOf(write.key, back, said)).reverse()
    return this.#perform(undos, said)
  }
}
