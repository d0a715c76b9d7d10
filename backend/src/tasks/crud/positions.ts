import type { UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import {
  evenPositions,
  hasRoomBetween,
  idAtPosition,
  positionBetween,
  positionOf,
  positionOfId,
} from '../../core/order.ts'
import { statement } from '../../database/statement.ts'
import type { TaskState } from '../model/state.ts'
import { rewriteStates } from './states.ts'

/** The manual order of tasks. Each parent has one, so has each project for its top level; all other tasks share one. */

const PLACE = positionOf('task')
const MOVED = 'task.position COLLATE "C"'

type Order = { workspace: string; project: number | null; parent: number | null }

const orderOf = (unit: UnitOfWork, { project_id, parent_id }: TaskState): Order => ({
  workspace: unit.workspaceId,
  project: project_id,
  parent: parent_id,
})

/** A statement for each kind of order, so that each uses the index that fits it. */
function inOrder<More extends object = object>(name: string, sql: (tasks: string) => string) {
  const within = (kind: string, condition: string) =>
    statement<Order & Record<keyof More, string | number>>(
      `${name}_${kind}`,
      sql(`task.user_id = :workspace AND ${condition}`),
    )
  const ofParent = within('parent', 'task.parent_id = :parent')
  const ofProject = within('project', 'task.project_id = :project AND task.parent_id IS NULL')
  const ofNeither = within('neither', 'task.project_id IS NULL AND task.parent_id IS NULL')
  return (values: Order & Record<keyof More, string | number>) => {
    if (values.parent !== null) return ofParent(values)
    return values.project === null ? ofNeither(values) : ofProject(values)
  }
}

/** The nearest position, among tasks that were never moved, which are ordered by their ids, and those that were. */
const nearest = (tasks: string, side: 'below' | 'above'): string => {
  const [than, direction, furthest] = side === 'below' ? ['<', 'DESC', 'max'] : ['>', 'ASC', 'min']
  const others = `SELECT ${PLACE} AS place FROM tasks task WHERE ${tasks} AND task.id <> :moving`
  return `(SELECT ${furthest}(place) FROM (
    (${others} AND task.position IS NULL AND task.id ${than}= :at AND ${PLACE} ${than} :position
     ORDER BY task.id ${direction} LIMIT 1)
    UNION ALL
    (${others} AND task.position IS NOT NULL AND ${MOVED} ${than} :position
     ORDER BY ${MOVED} ${direction} LIMIT 1)
  ) near) AS ${side}`
}

const findNeighbours = inOrder<{ position: string; at: number; moving: number }>(
  'task_neighbours',
  (tasks) => `SELECT ${nearest(tasks, 'below')}, ${nearest(tasks, 'above')}`,
)

const findAll = inOrder(
  'task_in_order',
  (tasks) => `SELECT id FROM tasks task WHERE ${tasks} ORDER BY ${PLACE}, id`,
)

/**
 * A position right before or after `beside`, among the tasks of its project and parent; that of `moving`, if it is
 * there already.
 * @returns undefined when a key between its neighbours would be too long
 */
export async function positionBeside(
  unit: UnitOfWork,
  beside: TaskState,
  side: 'before' | 'after',
  moving: TaskState,
): Promise<string | undefined> {
  const { position } = beside
  // For a position outside those of ids: 0 if it precedes them all, the greatest id if it follows them.
  const at = idAtPosition(position) ?? (position < positionOfId(0) ? 0 : Number.MAX_SAFE_INTEGER)
  const [found] = await unit.query<{ below: string | null; above: string | null }>(
    findNeighbours({ ...orderOf(unit, beside), position, at, moving: moving.id }),
  )
  // After the last task comes the position that the next new task gets by its id.
  const end = positionOfId(unit.lastTaskId + 1)
  const [low, high] =
    side === 'before'
      ? [found?.below ?? null, position]
      : [position, found?.above ?? (end > position ? end : null)]
  const isThere = (low ?? '') < moving.position && (high === null || moving.position < high)
  if (isThere) return moving.position
  return hasRoomBetween(low, high) ? positionBetween(low, high) : undefined
}

/** Gives the tasks of a project and parent short keys again, in their present order. */
export async function spreadPositions(unit: UnitOfWork, beside: TaskState): Promise<void> {
  const rows = await unit.query<{ id: number }>(findAll(orderOf(unit, beside)))
  const ids = rows.map(({ id }) => id)
  const positions = new Map(evenPositions(ids.length).map((position, index) => [ids[index], position]))
  await rewriteStates(unit, ids, ({ id, position }) => ({ position: positions.get(id) ?? position }))
}
