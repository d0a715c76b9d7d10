/** @param own whether this process wrote; otherwise another instance did */
export type SignalListener = (userId: string, own: boolean) => void

/** Tells who waits for it that a user's log has grown: at once for what this process wrote, and soon for the rest. */
export class Signals {
  readonly #listeners = new Set<SignalListener>()

  /** This process has written, and it is committed. */
  wrote(userId: string): void {
    this.#tell(userId, true)
  }

  /** Another instance has written. */
  heard(userId: string): void {
    this.#tell(userId, false)
  }

  /**
   * @param listener must not throw: it is called by who has just written
   * @returns ends the listening
   */
  listen(listener: SignalListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(userId: string, own: boolean): void {
    for (const listener of this.#listeners) listener(userId, own)
  }
}
