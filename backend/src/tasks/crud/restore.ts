import { isDeepStrictEqual } from 'node:util'
import type { Restorable, Rewrite, RewriteOptions, State } from '../../changelog/restorable.ts'
import type { Together } from '../../changelog/run-unit-of-work.ts'
import { discard } from '../../changelog/trash.ts'
import { DocketError } from '../../core/errors.ts'
import { statement } from '../../database/statement.ts'
import { ensureLabels } from '../../labels/crud.ts'
import { type Snapshot, snapshotOf, stateOf, type TaskState } from '../model/state.ts'
import { related, unblock } from './relations.ts'
import { readStates, removeStates, rewriteStates, writeStates } from './states.ts'

/** Restores tasks to states from the change log. */

const findDependents = statement<{ user: string; ids: readonly number[] }>(
  'task_dependents',
  `SELECT 'task' AS resource, id FROM tasks
   WHERE user_id = :user AND parent_id = ANY (:ids::bigint[]) AND id <> ALL (:ids::bigint[])
   UNION ALL SELECT 'note', id FROM notes WHERE user_id = :user AND task_id = ANY (:ids::bigint[])
   UNION ALL SELECT 'occurrence', id FROM occurrences WHERE user_id = :user AND task_id = ANY (:ids::bigint[])
   LIMIT 20`,
)

const findStrays = statement<{ user: string }>(
  'task_strays',
  `SELECT child.id, parent.project_id FROM tasks child
   JOIN tasks parent ON parent.user_id = child.user_id AND parent.id = child.parent_id
   WHERE child.user_id = :user AND child.parent_id IS NOT NULL AND child.project_id IS DISTINCT FROM parent.project_id
   ORDER BY child.id`,
)

const findProjects = statement<{ user: string; ids: readonly number[] }>(
  'task_projects',
  'SELECT id FROM projects WHERE user_id = :user AND id = ANY (:ids::bigint[])',
)

type TaskRewrite = Rewrite & { before: TaskState | null; after: TaskState | null }

export const restorableTasks: Restorable = {
  resource: 'task',
  stateOf: (snapshot) => stateOf(snapshot as Snapshot) as unknown as State,
  snapshotOf: (state) => snapshotOf(state as unknown as TaskState),
  read: async (together, ids) => (await readStates(together, ids.map(Number))) as unknown as State[],
  async rewrite(together, changes, options) {
    const tasks = changes as unknown as readonly TaskRewrite[]
    if (tasks[0]?.after === null) await removeAgain(together, tasks)
    else await writeAgain(together, tasks, options)
  },
}

/** Removes tasks that nothing depends on: what was added to them since would be lost with them. */
async function removeAgain(together: Together, tasks: readonly TaskRewrite[]): Promise<void> {
  const ids = tasks.flatMap(({ before }) => (before === null ? [] : [before.id]))
  const dependents = await together.query<{ resource: string; id: number }>(
    findDependents({ user: together.userId, ids }),
  )
  if (dependents.length > 0) {
    const list = dependents.map(({ resource, id }) => `${resource} ${id}`).join(', ')
    throw new DocketError('CONFLICT', `Something has been added to it since: ${list}.`, {
      members: { dependents },
    })
  }
  await unblock(together, ids)
  for (const id of ids) {
    await discard(together, { resource: 'task', id }, () => removeStates(together, [id]))
  }
}

async function writeAgain(
  together: Together,
  tasks: readonly TaskRewrite[],
  { lenient }: RewriteOptions,
): Promise<void> {
  const labels = await labelsAgain(together, tasks)
  const projects = await projectsAmong(together, tasks)
  const prepared: { before: TaskState | null; after: TaskState; previous: number | undefined }[] = []
  // A restored task may refer to others restored with it, which must be written first.
  const flush = async () => {
    if (prepared.length > 0) await writeStates(together, prepared.splice(0))
  }
  let moves = false
  for (const { before, after, previous } of tasks) {
    if (after === null) continue
    const names = new Set(after.labels.map((name) => labels.get(name) ?? name))
    let task: TaskState = { ...after, labels: [...names] }
    if (refersAnew(before, task)) {
      await flush()
      task = await relatedAgain(together, before, task, lenient)
    } else if (task.project_id !== null && !projects.has(task.project_id)) {
      if (!lenient) throw new DocketError('CONFLICT', `Project ${task.project_id} no longer exists.`)
      task = { ...task, project_id: null }
    }
    moves ||= before !== null && before.project_id !== task.project_id
    prepared.push({ before, after: task, previous })
  }
  await flush()
  if (moves) await alignProjects(together)
}

/** The present names of the labels to restore: some may be spelt differently by now, or be gone. */
async function labelsAgain(together: Together, tasks: readonly TaskRewrite[]): Promise<Map<string, string>> {
  const wanted = tasks.flatMap(({ before, after }) =>
    isDeepStrictEqual(before?.labels, after?.labels) ? [] : (after?.labels ?? []),
  )
  const names = new Map<string, string>()
  for (const name of new Set(wanted)) names.set(name, (await ensureLabels(together, [name]))[0] ?? name)
  return names
}

/** Whether the parent or the blockers of the task differ from the present ones. */
function refersAnew(before: TaskState | null, after: TaskState): boolean {
  const { parent_id = null, blocked_by = [] } = before ?? {}
  return after.parent_id !== parent_id || !isDeepStrictEqual(after.blocked_by, blocked_by)
}

/** The projects that the tasks are to be in, as far as they exist. */
async function projectsAmong(together: Together, tasks: readonly TaskRewrite[]): Promise<Set<number>> {
  const ids = [...new Set(tasks.flatMap(({ after }) => after?.project_id ?? []))]
  if (ids.length === 0) return new Set()
  const found = await together.query<{ id: number }>(findProjects({ user: together.userId, ids }))
  return new Set(found.map(({ id }) => id))
}

/**
 * The task with its parent, project and blockers.
 * @throws DocketError CONFLICT where one of them is gone, unless `lenient`: then the task goes without
 */
async function relatedAgain(
  together: Together,
  before: TaskState | null,
  task: TaskState,
  lenient: boolean,
): Promise<TaskState> {
  for await (const wanted of lettingGo(together, task)) {
    try {
      return await related(together, before, wanted, { project: false })
    } catch (error) {
      if (!(error instanceof DocketError && error.code === 'VALIDATION_ERROR')) throw error
      if (!lenient) throw new DocketError('CONFLICT', error.message, { cause: error })
    }
  }
  return { ...task, parent_id: null, project_id: null, blocked_by: [] }
}

/** The task with all its references, then with fewer and fewer of them. */
async function* lettingGo(together: Together, task: TaskState): AsyncGenerator<TaskState> {
  yield task
  const present = await readStates(together, task.blocked_by)
  const known = { ...task, blocked_by: present.map(({ id }) => id) }
  yield known
  yield { ...known, blocked_by: [] }
  yield { ...known, parent_id: null }
  yield { ...known, parent_id: null, project_id: null }
}

/** Moves subtasks into the project of their parent, including those added since. */
async function alignProjects(together: Together): Promise<void> {
  for (;;) {
    const strays = await together.query<{ id: number; project_id: number | null }>(
      findStrays({ user: together.userId }),
    )
    if (strays.length === 0) return
    const projects = new Map(strays.map(({ id, project_id }) => [id, project_id]))
    await rewriteStates(together, [...projects.keys()], ({ id }) => ({
      project_id: projects.get(id) ?? null,
    }))
  }
}
