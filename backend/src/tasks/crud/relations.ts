import type { UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { type Statement, statement } from '../../database/statement.ts'
import { membersAmong } from '../../members/crud.ts'
import { MAX_DEPTH } from '../../task-fields/schemas.ts'
import { invalid } from '../model/edit.ts'
import type { TaskState } from '../model/state.ts'
import { findState, findStates, rewriteStates } from './states.ts'

/** Relations of tasks: projects, parents and subtasks, blockers, and assignees. */

const findProject = statement<{ workspace: string; id: number }>(
  'task_project',
  'SELECT id FROM projects WHERE user_id = :workspace AND id = :id',
)

const findSubtree = statement<{ workspace: string; id: number }>(
  'task_subtree',
  `WITH RECURSIVE below AS (
     SELECT id, 1 AS level FROM tasks WHERE user_id = :workspace AND id = :id
     UNION ALL SELECT child.id, level + 1
     FROM below JOIN tasks child ON child.user_id = :workspace AND child.parent_id = below.id
   ) SELECT id FROM below ORDER BY level DESC, id`,
)

/** Counts the levels from `:parent` upwards and those from `:id` downwards; `circle`: `:parent` is among the latter. */
const measureTree = statement<{ workspace: string; id: number | null; parent: number }>(
  'task_tree',
  `WITH RECURSIVE above AS (
     SELECT id, parent_id, 1 AS level FROM tasks WHERE user_id = :workspace AND id = :parent
     UNION ALL SELECT parent.id, parent.parent_id, level + 1
     FROM above JOIN tasks parent ON parent.user_id = :workspace AND parent.id = above.parent_id
   ), below AS (
     SELECT id, 1 AS level FROM tasks WHERE user_id = :workspace AND id = :id
     UNION ALL SELECT child.id, level + 1
     FROM below JOIN tasks child ON child.user_id = :workspace AND child.parent_id = below.id
   ) SELECT (SELECT max(level) FROM above)::int AS above, (SELECT max(level) FROM below)::int AS below,
       EXISTS (SELECT FROM below WHERE id = :parent) AS circle`,
)

/** Finds the task itself among those that would have to be done before it. */
const findCircle = statement<{ workspace: string; id: number; blocked_by: readonly number[] }>(
  'task_circle',
  `WITH RECURSIVE before AS (
     SELECT unnest(:blocked_by::bigint[]) AS id
     UNION SELECT unnest(task.blocked_by) FROM before JOIN tasks task
       ON task.user_id = :workspace AND task.id = before.id AND task.blocked_by IS NOT NULL
   ) SELECT id FROM before WHERE id = :id`,
)

const findOpen = statement<{ workspace: string; ids: readonly number[] }>(
  'task_open',
  'SELECT id FROM tasks WHERE user_id = :workspace AND id = ANY(:ids::bigint[]) AND NOT complete ORDER BY id',
)

/** A statement that finds the ids of the workspace's tasks for which `condition` holds. */
const findWhere = <Parameters extends Record<string, string | number | readonly number[]>>(
  name: string,
  condition: string,
) =>
  statement<Parameters & { workspace: string }>(
    name,
    `SELECT id FROM tasks task WHERE task.user_id = :workspace AND ${condition} ORDER BY id`,
  )
const findBlockedBy = findWhere<{ ids: readonly number[] }>(
  'task_blocked_by',
  'task.blocked_by IS NOT NULL AND task.blocked_by && :ids::bigint[]',
)
const findInProject = findWhere<{ project: number }>('task_in_project', 'task.project_id = :project')
const findLabelled = findWhere<{ label: string }>(
  'task_labelled',
  'task.labels IS NOT NULL AND :label = ANY(task.labels)',
)

const findAssigned = findWhere<{ member: string }>(
  'task_assigned',
  'task.assignees IS NOT NULL AND task.assignees @> ARRAY[:member::text]',
)

const floats = (name: string) =>
  `(task.${name}_local IS NOT NULL AND task.${name}_at IS NULL AND task.details->'${name}'->>'time' IS NOT NULL)`
const findFloating = findWhere('task_floating', `(${floats('due')} OR ${floats('start')})`)

async function idsOf(unit: UnitOfWork, query: Statement): Promise<number[]> {
  return (await unit.query<{ id: number }>(query)).map(({ id }) => id)
}

/** Ids of the task and all below it, the deepest first. */
export const subtreeOf = (unit: UnitOfWork, id: number): Promise<number[]> =>
  idsOf(unit, findSubtree({ workspace: unit.workspaceId, id }))

/**
 * Checks that what `task` refers to exists and is allowed; a subtask takes the project of its parent. An actor limited
 * to one project can put the task into no other, and cannot add references to tasks of other projects.
 * @param before the task as it was; null for a new one
 * @returns the task, perhaps in another project
 * @throws DocketError VALIDATION_ERROR
 */
export async function related(
  unit: UnitOfWork,
  before: TaskState | null,
  task: TaskState,
  named: { project: boolean },
): Promise<TaskState> {
  let { project_id } = task
  if (task.parent_id !== null) {
    const parent = await findState(unit, task.parent_id)
    if (parent === undefined) throw invalid('parent_id', 'No such task.', 'unknown')
    if (task.parent_id !== before?.parent_id) await checkTree(unit, before, task.parent_id)
    if (named.project && project_id !== null && project_id !== parent.project_id) {
      throw invalid('project_id', 'A subtask belongs to the project of its parent.', 'conflict')
    }
    project_id = parent.project_id
  }
  const only = unit.actor.projectId
  let isKnown = only === undefined || project_id === only
  if (isKnown && project_id !== null && project_id !== before?.project_id) {
    const found = await unit.query(findProject({ workspace: unit.workspaceId, id: project_id }))
    isKnown = found.length > 0
  }
  if (!isKnown) throw invalid('project_id', 'No such project.', 'unknown')
  await checkBlockers(unit, before, task)
  await checkAssignees(unit, before, task)
  return { ...task, project_id }
}

async function checkTree(unit: UnitOfWork, before: TaskState | null, parent: number): Promise<void> {
  const [tree] = await unit.query<{ above: number; below: number | null; circle: boolean }>(
    measureTree({ workspace: unit.workspaceId, id: before?.id ?? null, parent }),
  )
  if (tree?.circle) throw invalid('parent_id', 'A task cannot be a part of itself.', 'circle')
  if (Number(tree?.above) + (tree?.below ?? 1) > MAX_DEPTH) {
    throw invalid('parent_id', `Subtasks can have at most ${MAX_DEPTH} levels.`, 'too_deep')
  }
}

async function checkBlockers(unit: UnitOfWork, before: TaskState | null, task: TaskState): Promise<void> {
  const added = task.blocked_by.filter((id) => !before?.blocked_by.includes(id))
  if (added.length === 0) return
  const known = await findStates(unit, added)
  const unknown = added.find((id) => known.every((other) => other.id !== id))
  if (unknown !== undefined) throw invalid('blocked_by', `No such task: ${unknown}.`, 'unknown')
  if (before === null) return
  const circle = findCircle({ workspace: unit.workspaceId, id: task.id, blocked_by: task.blocked_by })
  if ((await unit.query(circle)).length > 0) {
    throw invalid('blocked_by', 'Tasks cannot block each other in a circle.', 'circle')
  }
}

/** @throws DocketError VALIDATION_ERROR for one who is no member, whether or not there is such a user */
async function checkAssignees(unit: UnitOfWork, before: TaskState | null, task: TaskState): Promise<void> {
  const added = task.assignees.filter((id) => !before?.assignees.includes(id))
  if (added.length === 0) return
  const present = await membersAmong(unit.actor, added, unit)
  if (added.some((id) => !present.has(id))) throw invalid('assignees', 'No such member.', 'unknown')
}

/** Ids of the open tasks among `ids`. */
export async function openAmong(unit: UnitOfWork, ids: readonly number[]): Promise<number[]> {
  return ids.length === 0 ? [] : await idsOf(unit, findOpen({ workspace: unit.workspaceId, ids }))
}

/** Removes tasks that are being deleted (`ids`) from `blocked_by` of all others. */
export async function unblock(unit: UnitOfWork, ids: readonly number[]): Promise<void> {
  const going = new Set(ids)
  const blocked = await idsOf(unit, findBlockedBy({ workspace: unit.workspaceId, ids }))
  await rewriteStates(
    unit,
    blocked.filter((id) => !going.has(id)),
    (task) => ({ blocked_by: task.blocked_by.filter((id) => !going.has(id)) }),
  )
}

/** Ids of all tasks in a project. */
export const tasksIn = (unit: UnitOfWork, projectId: number): Promise<number[]> =>
  idsOf(unit, findInProject({ workspace: unit.workspaceId, project: projectId }))

/** Takes all tasks out of a project. */
export async function releaseTasks(unit: UnitOfWork, projectId: number): Promise<void> {
  await rewriteStates(unit, await tasksIn(unit, projectId), () => ({ project_id: null }))
}

/** Rewrites the tasks with floating times: the instants that they show depend on the workspace's time zone. */
export async function moveFloatingTasks(unit: UnitOfWork): Promise<void> {
  const ids = await idsOf(unit, findFloating({ workspace: unit.workspaceId }))
  await rewriteStates(unit, ids, () => ({}))
}

/** Renames the label `from` on all tasks that have it; null removes it. */
export async function relabelTasks(unit: UnitOfWork, from: string, to: string | null): Promise<void> {
  const ids = await idsOf(unit, findLabelled({ workspace: unit.workspaceId, label: from }))
  await rewriteStates(unit, ids, (task) => ({
    labels: task.labels.flatMap((name) => (name !== from ? [name] : to === null ? [] : [to])),
  }))
}

/** Takes a user out of the tasks, open or done, that are assigned to them. */
export async function unassignTasks(unit: UnitOfWork, member: string): Promise<void> {
  const ids = await idsOf(unit, findAssigned({ workspace: unit.workspaceId, member }))
  await rewriteStates(unit, ids, (task) => ({ assignees: task.assignees.filter((id) => id !== member) }))
}
