/** Tells who waits for it that a user's log has grown, as soon as this process wrote to it. */
export class Signals {
  readonly #listeners = new Set<(userId: string) => void>()

  wrote(userId: string): void {
    for (const listener of this.#listeners) listener(userId)
  }

  /** @returns ends the listening */
  listen(listener: (userId: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
