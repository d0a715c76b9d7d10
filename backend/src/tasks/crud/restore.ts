import { isDeepStrictEqual } from 'node:util'
import type { Restorable, RevisionRange, Rewrite, RewriteOptions, State } from '../../changelog/restorable.ts'
import type { UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { discard } from '../../changelog/trash.ts'
import { DocketError } from '../../core/errors.ts'
import { statement } from '../../database/statement.ts'
import { ensureLabels } from '../../labels/crud.ts'
import { membersAmong } from '../../members/crud.ts'
import { type Snapshot, snapshotOf, stateOf, type TaskState } from '../model/state.ts'
import { checkReferences } from './references.ts'
import { readStates, removeStates, rewriteStates, writeStates } from './states.ts'

/** Restores tasks to states from the change log. */

const findDependents = statement<{ workspace: string; ids: readonly number[] }>(
  'task_dependents',
  `SELECT 'task' AS resource, id FROM tasks
   WHERE user_id = :workspace AND parent_id = ANY (:ids::bigint[]) AND id <> ALL (:ids::bigint[])
   UNION ALL SELECT 'note', id FROM notes WHERE user_id = :workspace AND task_id = ANY (:ids::bigint[])
   UNION ALL SELECT 'occurrence', id FROM occurrences WHERE user_id = :workspace AND task_id = ANY (:ids::bigint[])
   LIMIT 20`,
)

const findProjects = statement<{ workspace: string; ids: readonly number[] }>(
  'task_projects',
  'SELECT id FROM projects WHERE user_id = :workspace AND id = ANY (:ids::bigint[])',
)

const findParents = statement<{ workspace: string; ids: readonly number[] }>(
  'task_parents',
  'SELECT id FROM tasks WHERE user_id = :workspace AND id = ANY (:ids::bigint[])',
)

/** Which tasks are blocked by `ids`, and stay: those that the range created are about to go as well. */
const findBlocked = statement<{ workspace: string; ids: readonly number[]; first: number; last: number }>(
  'task_blocked_stay',
  `SELECT task.id, blocker FROM tasks task CROSS JOIN LATERAL unnest(task.blocked_by) AS blocker
   WHERE task.user_id = :workspace AND task.blocked_by IS NOT NULL AND task.blocked_by && :ids::bigint[]
     AND blocker = ANY (:ids::bigint[]) AND task.id <> ALL (ARRAY (
       SELECT resource_id::bigint FROM changes WHERE user_id = :workspace AND revision BETWEEN :first AND :last
         AND resource = 'task' AND before IS NULL AND after IS NOT NULL
     ))`,
)

/** The labels that had one of the names before a pending change renamed them, and that no other label has now. */
const findRenamed = statement<{ workspace: string; names: readonly string[]; first: number; last: number }>(
  'task_labels_renamed',
  `SELECT DISTINCT ON (name) change.before ->> 'name' AS name, label.name AS now
   FROM changes change JOIN labels label ON label.user_id = :workspace AND label.id = change.resource_id::bigint
   WHERE change.user_id = :workspace AND change.revision BETWEEN :first AND :last AND change.resource = 'label'
     AND change.before ->> 'name' <> change.after ->> 'name' AND change.before ->> 'name' = ANY (:names::text[])
     AND NOT EXISTS (
       SELECT FROM labels other WHERE other.user_id = :workspace AND lower(other.name) = lower(change.before ->> 'name')
     )
   ORDER BY name, change.revision DESC`,
)

type TaskRewrite = Rewrite & { before: TaskState | null; after: TaskState | null }

export const restorableTasks: Restorable = {
  resource: 'task',
  stateOf: (snapshot) => stateOf(snapshot as Snapshot) as unknown as State,
  snapshotOf: (state) => snapshotOf(state as unknown as TaskState),
  read: async (unit, ids) => (await readStates(unit, ids.map(Number))) as unknown as State[],
  async rewrite(unit, changes, options) {
    const tasks = changes as unknown as readonly TaskRewrite[]
    if (tasks[0]?.after === null) await removeAgain(unit, tasks, options)
    else await writeAgain(unit, tasks, options)
  },
  check: (unit, ids, options) => checkReferences(unit, ids.map(Number), options),
}

/** Removes tasks that nothing depends on: what was added to them since would be lost with them. */
async function removeAgain(
  unit: UnitOfWork,
  tasks: readonly TaskRewrite[],
  { range }: RewriteOptions,
): Promise<void> {
  const ids = tasks.flatMap(({ before }) => (before === null ? [] : [before.id]))
  const dependents = await unit.query<{ resource: string; id: number }>(
    findDependents({ workspace: unit.workspaceId, ids }),
  )
  if (dependents.length > 0) {
    const list = dependents.map(({ resource, id }) => `${resource} ${id}`).join(', ')
    throw new DocketError('CONFLICT', `Something has been added to it since: ${list}.`, {
      members: { dependents },
    })
  }
  const blocked = Map.groupBy(
    await unit.query<{ id: number; blocker: number }>(
      findBlocked({ workspace: unit.workspaceId, ids, ...range }),
    ),
    ({ blocker }) => blocker,
  )
  for (const id of ids) {
    await discard(unit, { resource: 'task', id }, async () => {
      const others = blocked.get(id)?.map((other) => other.id) ?? []
      await rewriteStates(unit, others, ({ blocked_by }) => ({
        blocked_by: blocked_by.filter((blocker) => blocker !== id),
      }))
      await removeStates(unit, [id])
    })
  }
}

/** What the tasks refer to need not be there yet, except for their parents and projects, whose rows must exist. */
async function writeAgain(
  unit: UnitOfWork,
  tasks: readonly TaskRewrite[],
  { lenient, pending }: RewriteOptions,
): Promise<void> {
  const labels = await labelsAgain(unit, tasks, pending)
  const wanted = tasks.flatMap(({ after }) => after ?? [])
  const projects = await known(
    unit,
    findProjects,
    wanted.map(({ project_id }) => project_id),
  )
  const parents = await known(
    unit,
    findParents,
    wanted.map(({ parent_id }) => parent_id),
  )
  for (const { id } of wanted) parents.add(id)
  const members = await membersAmong(unit.actor, [...new Set(wanted.flatMap((task) => task.assignees))], unit)
  const kept = (what: string, id: number | null, present: ReadonlySet<number>): number | null => {
    if (id === null || present.has(id)) return id
    if (!lenient) throw new DocketError('CONFLICT', `${what} ${id} no longer exists.`)
    return null
  }
  const prepared = tasks.flatMap(({ before, after, previous }) => {
    if (after === null) return []
    const task: TaskState = {
      ...after,
      labels: [...new Set(after.labels.map((name) => labels.get(name) ?? name))],
      // Who is no member any more is left out: that is no fault of who restores the task.
      assignees: after.assignees.filter((id) => members.has(id)),
      project_id: kept('Project', after.project_id, projects),
      parent_id: kept('Task', after.parent_id, parents),
    }
    return isDeepStrictEqual(before, task) ? [] : [{ before, after: task, previous }]
  })
  await writeStates(unit, prepared)
}

/**
 * The present names of the labels to restore: some may be spelt differently by now, or be gone. One that a pending
 * change renamed has its old name not back yet; when it has, its tasks follow.
 */
async function labelsAgain(
  unit: UnitOfWork,
  tasks: readonly TaskRewrite[],
  pending: RevisionRange,
): Promise<Map<string, string>> {
  const wanted = tasks.flatMap(({ before, after }) =>
    isDeepStrictEqual(before?.labels, after?.labels) ? [] : (after?.labels ?? []),
  )
  const names = new Map<string, string>()
  if (wanted.length === 0) return names
  const renamed = await unit.query<{ name: string; now: string }>(
    findRenamed({ workspace: unit.workspaceId, names: [...new Set(wanted)], ...pending }),
  )
  for (const { name, now } of renamed) names.set(name, now)
  for (const name of new Set(wanted)) {
    if (!names.has(name)) names.set(name, (await ensureLabels(unit, [name]))[0] ?? name)
  }
  return names
}

/** Those of `ids` that exist. */
async function known(
  unit: UnitOfWork,
  find: typeof findProjects,
  ids: readonly (number | null)[],
): Promise<Set<number>> {
  const some = [...new Set(ids)].filter((id) => id !== null)
  if (some.length === 0) return new Set()
  const found = await unit.query<{ id: number }>(find({ workspace: unit.workspaceId, ids: some }))
  return new Set(found.map(({ id }) => id))
}
