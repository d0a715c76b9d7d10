import { CHUNK, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { DocketError } from '../../core/errors.ts'
import { statement } from '../../database/statement.ts'
import { MAX_DEPTH } from '../../task-fields/schemas.ts'
import { type BlockerGraph, deadlockedTasks, waitsFor } from '../model/blocker-graph.ts'
import { chunksOf, rewriteStates } from './states.ts'

/**
 * Checks what restored tasks refer to, once all of them are written: until then they may refer to one another in any
 * order.
 */

type Ids = { workspace: string; ids: readonly number[] }

/** A circle has no end, so it is too deep as well. */
const findTooDeep = statement<Ids>(
  'task_too_deep',
  `WITH RECURSIVE above AS (
     SELECT id, parent_id AS next, 1 AS level FROM tasks WHERE user_id = :workspace AND id = ANY (:ids::bigint[])
     UNION ALL SELECT above.id, parent.parent_id, level + 1
     FROM above JOIN tasks parent ON parent.user_id = :workspace AND parent.id = above.next WHERE level <= ${MAX_DEPTH}
   ), below AS (
     SELECT id, id AS next, 1 AS level FROM tasks WHERE user_id = :workspace AND id = ANY (:ids::bigint[])
     UNION ALL SELECT below.id, child.id, level + 1
     FROM below JOIN tasks child ON child.user_id = :workspace AND child.parent_id = below.next WHERE level <= ${MAX_DEPTH}
   ) SELECT task.id, task.parent_id FROM tasks task
     JOIN (SELECT id, max(level) AS levels FROM above GROUP BY id) up ON up.id = task.id
     JOIN (SELECT id, max(level) AS levels FROM below GROUP BY id) down ON down.id = task.id
   WHERE task.user_id = :workspace AND up.levels + down.levels - 1 > ${MAX_DEPTH}`,
)

/** Half a chunk of ids leaves room for as many that they lead to. */
const HALF = CHUNK / 2

/** Some of the tasks that `ids` wait for, themselves first; `blocked_by` is null for one that does not exist. */
const findWaits = statement<Ids>(
  'task_waits',
  `WITH RECURSIVE waits AS (
     SELECT unnest(:ids::bigint[]) AS id
     UNION SELECT unnest(task.blocked_by) FROM waits JOIN tasks task
       ON task.user_id = :workspace AND task.id = waits.id AND task.blocked_by IS NOT NULL
   ) SELECT reached.id, CASE WHEN task.id IS NOT NULL THEN coalesce(to_json(task.blocked_by), '[]') END AS blocked_by
   FROM (SELECT id FROM waits LIMIT ${CHUNK}) reached
   LEFT JOIN tasks task ON task.user_id = :workspace AND task.id = reached.id`,
)

const findStrays = statement<Ids>(
  'task_strays',
  `SELECT child.id, parent.project_id FROM tasks child
   JOIN tasks parent ON parent.user_id = child.user_id AND parent.id = child.parent_id
   WHERE child.user_id = :workspace AND (child.id = ANY (:ids::bigint[]) OR child.parent_id = ANY (:ids::bigint[]))
     AND child.project_id IS DISTINCT FROM parent.project_id
   ORDER BY child.id LIMIT ${CHUNK}`,
)

/**
 * @param ids the tasks, in the order in which they were written
 * @param options.lenient lets go of what cannot be; otherwise that is refused
 * @throws DocketError CONFLICT
 */
export async function checkReferences(
  unit: UnitOfWork,
  ids: readonly number[],
  { lenient }: { lenient: boolean },
): Promise<void> {
  await checkDepth(unit, ids, lenient)
  await checkBlockers(unit, ids, lenient)
  await alignProjects(unit, ids)
}

/** What was restored together stays together: it is the parent outside that a task too deep is let go by. */
async function checkDepth(unit: UnitOfWork, ids: readonly number[], lenient: boolean): Promise<void> {
  const restored = new Set<number | null>(ids)
  const tooDeep: number[] = []
  for (const some of chunksOf(ids)) {
    const found = await unit.query<{ id: number; parent_id: number | null }>(
      findTooDeep({ workspace: unit.workspaceId, ids: some }),
    )
    if (found.length > 0 && !lenient) {
      const detail = `A task cannot be a part of itself, and subtasks can have at most ${MAX_DEPTH} levels.`
      throw new DocketError('CONFLICT', `Task ${found[0]?.id}: ${detail}`)
    }
    tooDeep.push(...found.filter(({ parent_id }) => !restored.has(parent_id)).map(({ id }) => id))
  }
  await rewriteStates(unit, tooDeep, () => ({ parent_id: null }))
}

async function checkBlockers(unit: UnitOfWork, ids: readonly number[], lenient: boolean): Promise<void> {
  const waits = await waitsOf(unit, ids)
  const lost = new Map<number, Set<number>>()
  const lose = (id: number, blocker: number, why: string) => {
    if (!lenient) throw new DocketError('CONFLICT', why)
    lost.set(id, (lost.get(id) ?? new Set()).add(blocker))
    waits.set(id, waits.get(id)?.filter((other) => other !== blocker) ?? null)
  }
  for (const id of ids) {
    for (const blocker of waits.get(id) ?? []) {
      if (waits.get(blocker) === null) {
        lose(id, blocker, `Task ${id} was blocked by task ${blocker}, which no longer exists.`)
      }
    }
  }
  // What was restored first is what was deleted last: it comes back whole, and tasks outside that are blocked by it
  // are the ones to give way.
  const stuck = deadlockedTasks(waits)
  for (const id of ids.toReversed()) {
    for (const blocker of stuck.has(id) ? (waits.get(id) ?? []) : []) {
      if (waitsFor(waits, blocker, id)) {
        lose(id, blocker, `Task ${id} would be blocked by itself: tasks cannot block each other in a circle.`)
      }
    }
  }
  await rewriteStates(unit, [...lost.keys()], (task) => ({
    blocked_by: task.blocked_by.filter((id) => !lost.get(task.id)?.has(id)),
  }))
}

/** The tasks, with what blocks them, what blocks that, and so on. */
async function waitsOf(unit: UnitOfWork, ids: readonly number[]): Promise<BlockerGraph> {
  const waits: BlockerGraph = new Map()
  for (let next = [...ids]; next.length > 0; ) {
    const found = await unit.query<{ id: number; blocked_by: number[] | null }>(
      findWaits({ workspace: unit.workspaceId, ids: next.splice(0, HALF) }),
    )
    for (const { id, blocked_by } of found) waits.set(id, blocked_by)
    if (next.length === 0) {
      const reached = [...waits.values()].flatMap((blockers) => blockers ?? [])
      next = [...new Set(reached)].filter((id) => !waits.has(id))
    }
  }
  return waits
}

/** Moves subtasks into the project of their parent, including those added since. */
async function alignProjects(unit: UnitOfWork, ids: readonly number[]): Promise<void> {
  for (const some of chunksOf(ids)) {
    for (let near = some; ; ) {
      const strays = await unit.query<{ id: number; project_id: number | null }>(
        findStrays({ workspace: unit.workspaceId, ids: near }),
      )
      if (strays.length === 0) break
      const projects = new Map(strays.map(({ id, project_id }) => [id, project_id]))
      await rewriteStates(unit, [...projects.keys()], ({ id }) => ({
        project_id: projects.get(id) ?? null,
      }))
      // A full chunk may not have been all of them.
      near = [...(strays.length < CHUNK ? [] : near), ...projects.keys()]
    }
  }
}
