/** Which tasks wait for which; null for a task that does not exist. */
export type BlockerGraph = Map<number, readonly number[] | null>

/** The tasks that wait for themselves, by way of others, and those that wait for such tasks. */
export function deadlockedTasks(waits: BlockerGraph): Set<number> {
  const waiting = new Map<number, number[]>()
  const open = new Map<number, number>()
  const free: number[] = []
  for (const [id, blockers] of waits) {
    const known = (blockers ?? []).filter((blocker) => waits.has(blocker))
    for (const blocker of known) waiting.set(blocker, [...(waiting.get(blocker) ?? []), id])
    open.set(id, known.length)
    if (known.length === 0) free.push(id)
  }
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    open.delete(id)
    for (const other of waiting.get(id) ?? []) {
      const left = (open.get(other) ?? 0) - 1
      open.set(other, left)
      if (left === 0) free.push(other)
    }
  }
  return new Set(open.keys())
}

/** Whether `id` waits for `other`, directly or by way of others, or is that task. */
export function waitsFor(waits: BlockerGraph, id: number, other: number): boolean {
  const seen = new Set([id])
  for (const at of seen) {
    if (at === other) return true
    for (const blocker of waits.get(at) ?? []) seen.add(blocker)
  }
  return false
}
