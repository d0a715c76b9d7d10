import type { Task } from '../../data/index.ts'

/** What several tasks have in common. */

/** The value that all tasks have; undefined if they differ. */
export function common<Value>(tasks: readonly Task[], of: (task: Task) => Value): Value | undefined {
  const [first, ...others] = tasks.map(of)
  const text = JSON.stringify(first)
  return others.every((value) => JSON.stringify(value) === text) ? first : undefined
}

/** What every task has, of what each has several of. */
export function shared(tasks: readonly Task[], of: (task: Task) => readonly string[]): readonly string[] {
  const [first = [], ...others] = tasks.map(of)
  return first.filter((one) => others.every((has) => has.includes(one)))
}
