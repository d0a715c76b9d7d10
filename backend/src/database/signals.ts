/** @param own whether this process wrote; otherwise another instance did */
export type SignalListener = (workspaceId: string, own: boolean) => void

/**
 * Tells listeners that a workspace's log has grown: at once for what this process wrote, and soon after for other
 * instances.
 */
export class Signals {
  readonly #listeners = new Set<SignalListener>()

  /**
   * This process has written and committed.
   * @param _write the first revision of what it wrote; listeners read the log, only traces are interested in it
   */
  wrote(workspaceId: string, _write?: number): void {
    this.#tell(workspaceId, true)
  }

  /** Another instance has written. */
  heard(workspaceId: string): void {
    this.#tell(workspaceId, false)
  }

  /**
   * @param listener must not throw: it is called by the writer
   * @returns a function that stops listening
   */
  listen(listener: SignalListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(workspaceId: string, own: boolean): void {
    for (const listener of this.#listeners) listener(workspaceId, own)
  }
}
