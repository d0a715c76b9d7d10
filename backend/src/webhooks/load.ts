/** Attempts under way at once: in all, per workspace, per webhook, and per webhook whose last attempt failed. */
const IN_ALL = 64
const EACH_USER = 16
export const EACH_WEBHOOK = 4
const EACH_FAILING = 1
/** Failing webhooks that are remembered per workspace. */
const REMEMBERED = 100

/**
 * What is under way, and how much more may be started. A receiver that does not answer holds a place for as long as an
 * attempt takes: one of its workspace's places, which are a share of all.
 */
export class Load {
  readonly #busy = new Map<string, Map<number, number>>()
  readonly #failing = new Map<string, Set<number>>()
  #all = 0

  begin(workspace: string, webhook: number): void {
    this.#count(workspace, webhook, 1)
  }

  end(workspace: string, webhook: number, wasGood: boolean): void {
    this.#count(workspace, webhook, -1)
    const failing = this.#failing.get(workspace) ?? new Set()
    if (wasGood) failing.delete(webhook)
    else if (failing.size < REMEMBERED) failing.add(webhook)
    if (failing.size === 0) this.#failing.delete(workspace)
    else this.#failing.set(workspace, failing)
  }

  /** How many more attempts may be started, for any workspace. */
  get free(): number {
    return IN_ALL - this.#all
  }

  /** How many more of this workspace's attempts may be started. */
  freeOf(workspace: string): number {
    const counts = this.#busy.get(workspace)?.values() ?? []
    return Math.min(
      this.free,
      [...counts].reduce((rest, count) => rest - count, EACH_USER),
    )
  }

  /** How many more each of the workspace's webhooks may have, where that can be less than `EACH_WEBHOOK`. */
  freesOf(workspace: string): Map<number, number> {
    const frees = new Map<number, number>()
    for (const webhook of this.#failing.get(workspace) ?? []) frees.set(webhook, EACH_FAILING)
    for (const [webhook, count] of this.#busy.get(workspace) ?? []) {
      frees.set(webhook, Math.max(0, (frees.get(webhook) ?? EACH_WEBHOOK) - count))
    }
    return frees
  }

  /** Forgets the failing webhooks of workspaces who have none any more. */
  keep(workspaces: ReadonlySet<string>): void {
    for (const workspace of this.#failing.keys())
      if (!workspaces.has(workspace)) this.#failing.delete(workspace)
  }

  #count(workspace: string, webhook: number, by: 1 | -1): void {
    const ofUser = this.#busy.get(workspace) ?? new Map<number, number>()
    const count = (ofUser.get(webhook) ?? 0) + by
    if (count === 0) ofUser.delete(webhook)
    else ofUser.set(webhook, count)
    if (ofUser.size === 0) this.#busy.delete(workspace)
    else this.#busy.set(workspace, ofUser)
    this.#all += by
  }
}
