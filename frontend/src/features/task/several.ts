import type { Task } from '../../data/index.ts'

/** What several tasks have in common. */

/** The value that all tasks have; undefined if they differ. */
export function common<Value>(tasks: readonly Task[], of: (task: Task) => Value): Value | undefined {
  const [first, ...others] = tasks.map(of)
  const text = JSON.stringify(first)
  return others.every((value) => JSON.stringify(value) === text) ? first : undefined
}

/** The labels that every task has. */
export function sharedLabels([first, ...others]: readonly Task[]): readonly string[] {
  return (first?.labels ?? []).filter((label) => others.every(({ labels }) => labels.includes(label)))
}
