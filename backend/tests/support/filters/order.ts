import { localTimeOf, type World, type WorldTask } from './world.ts'

/** The order of tasks, computed in memory. */

type Value = string | number | boolean | null

const VALUE: Record<string, (task: WorldTask, world: World) => Value> = {
  id: ({ id }) => id,
  title: ({ title }) => title.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
  complete: ({ complete }) => complete,
  priority: ({ priority }) => priority,
  estimate: ({ estimate }) => estimate,
  due: (task, world) => localTimeOf(task, 'due', world),
  start: (task, world) => localTimeOf(task, 'start', world),
  created_at: ({ created_at }) => created_at,
  updated_at: ({ updated_at }) => updated_at,
  position: ({ id, position }) => position ?? `k${id.toString(16).padStart(11, '0')}`,
  project: ({ project_id }) => project_id,
}

function compare(one: Value, other: Value, descending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  const order =
    typeof one === 'string'
      ? Buffer.compare(Buffer.from(one), Buffer.from(String(other)))
      : Number(one) - Number(other)
  return descending ? -order : order
}

/** @param keys as in a sort, with `-` for descending */
export function compareTasks(
  one: WorldTask,
  other: WorldTask,
  keys: readonly string[],
  world: World,
): number {
  for (const key of keys) {
    const read = VALUE[key.replace('-', '')] ?? (() => null)
    const order = compare(read(one, world), read(other, world), key.startsWith('-'))
    if (order !== 0) return order
  }
  return 0
}
