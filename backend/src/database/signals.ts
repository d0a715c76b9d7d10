/** @param own whether this process wrote; otherwise another instance did */
export type SignalListener = (userId: string, own: boolean) => void

/**
 * Tells listeners that a user's log has grown: at once for what this process wrote, and soon after for other instances.
 */
export class Signals {
  readonly #listeners = new Set<SignalListener>()

  /**
   * This process has written and committed.
   * @param _write the first revision of what it wrote; listeners read the log, only traces are interested in it
   */
  wrote(userId: string, _write?: number): void {
    this.#tell(userId, true)
  }

  /** Another instance has written. */
  heard(userId: string): void {
    this.#tell(userId, false)
  }

  /**
   * @param listener must not throw: it is called by the writer
   * @returns a function that stops listening
   */
  listen(listener: SignalListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(userId: string, own: boolean): void {
    for (const listener of this.#listeners) listener(userId, own)
  }
}
