import { z } from 'zod'
import { type Actor, missingScope } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { allOf, dependsOnCalendar, dependsOnMore, type Filter } from '../filters/model/ast.ts'
import { cursorValues } from '../filters/model/cursor.ts'
import { filterOf } from '../filters/model/parameters.ts'
import { parseFilter } from '../filters/model/parser.ts'
import { dependsOnZone, NEWEST_FIRST, parseSort, sortName } from '../filters/model/sort.ts'
import { readCalendar } from '../preferences/crud.ts'
import { createSearch, type Indexer, matchesIn } from '../search/crud.ts'
import { views } from '../views/crud.ts'
import { type ViewQuery, viewQueryOf } from '../views/model.ts'
import { listTasksAsOf } from './crud/as-of.ts'
import { findHits, findTasks } from './crud/find.ts'
import { peopleFor } from './crud/people.ts'
import { type TaskCursor, type TaskListQuery, type TaskListResponse, taskCursor } from './list-schemas.ts'

/** The answer to a query for tasks. */
export interface TaskQueryResult {
  /** The workspace's revision at which it was read; null when the answer does not depend on that alone. */
  revision: number | null
  list: TaskListResponse
}

/** Returns the function that answers lists with filters, an order, a view or a search. */
export function createFinder({ db, clock, indexer }: { db: Database; clock: Clock; indexer: Indexer }) {
  const search = createSearch(indexer, db.finder)

  // A user's questions run one at a time, so that a burst queues here and not for connections.
  return async (actor: Actor, query: TaskListQuery): Promise<TaskQueryResult> => {
    if (query.view !== undefined && !actor.scopes.has('views:read')) throw missingScope('views:read', actor)
    return await db.queue.run(`questions of ${actor.userId}`, () =>
      query.as_of === undefined ? answer(actor, query) : answerAsOf(actor, db, query.as_of, query),
    )
  }

  async function answer(actor: Actor, query: TaskListQuery): Promise<TaskQueryResult> {
    const { workspaceId, projectId } = actor
    const { limit, offset, q } = query
    const view = query.view === undefined ? undefined : await readQuestion(workspaceId, db.reader, query.view)
    const parts = [
      filterOf(query, query.filter === undefined ? undefined : parseFilter(query.filter)),
      view?.filter,
      // A key for one project: this must hold whatever else the query names.
      projectId === undefined ? undefined : inProject(projectId),
    ].filter((part) => part !== undefined)
    const filter = parts.length === 0 ? undefined : allOf(parts)
    const sort = query.sort === undefined ? (view?.sort ?? NEWEST_FIRST) : parseSort(query.sort)
    const isByDay =
      (filter !== undefined && dependsOnCalendar(filter)) || (q === undefined && dependsOnZone(sort))
    const calendar = isByDay ? await readCalendar(actor, db.finder) : undefined
    const people = await peopleFor(actor, db.reader, filter === undefined ? [] : [filter])
    const asked = { filter, people, now: clock(), calendar }
    // Members may move to another zone, which the workspace's revision does not tell.
    const timeless = calendar === undefined && (filter === undefined || !dependsOnMore(filter))

    if (q !== undefined) {
      const sought = await search(workspaceId, q, projectId)
      const { cursor } = query
      const after =
        cursor === undefined ? undefined : placeIn(z.object({ score: z.int(), id: z.int() }), cursor)
      const found = await findHits(sought, db.finder, asked, { limit, after })
      const matches = await matchesIn(sought, db.finder, found.tasks)
      return answered(found, timeless && sought.isComplete, found.next, {
        matches: matches.map((match, index) => ({ task_id: Number(found.tasks[index]?.id), ...match })),
        ...(sought.isComplete ? {} : { incomplete: true as const }),
      })
    }
    const name = sortName(sort)
    // For an actor who sees every project this would be the plain list, so its cursors are accepted too.
    const isPlain = projectId !== undefined && sort === NEWEST_FIRST
    const cursor = isPlain ? asSorted(query.cursor) : query.cursor
    const place = z.object({ sort: z.literal(name), after: cursorValues(sort) })
    const after = cursor === undefined ? undefined : placeIn(place, cursor).after
    const indexed = sort[0]?.key === 'title' && (await indexer.catchUpIfLarge(workspaceId))
    const found = await findTasks(
      workspaceId,
      db.finder,
      { ...asked, sort, indexed },
      { limit, after, offset },
    )
    return answered(found, timeless, found.next && { sort: name, after: found.next })
  }
}

/** The list as it was then. Part of it may have been purged since, so no revision tells whether it is the same. */
async function answerAsOf(
  actor: Actor,
  db: Database,
  asOf: number,
  { complete, cursor, limit, offset }: TaskListQuery,
): Promise<TaskQueryResult> {
  const before = cursor === undefined ? undefined : placeIn(z.object({ before: z.int() }), cursor).before
  const page = { complete: complete?.is === 'flag' ? complete.value : undefined, limit, offset, before }
  const { tasks, more } = await listTasksAsOf(actor, db.finder, asOf, page)
  const next_cursor = more ? taskCursor.encode({ before: Number(tasks.at(-1)?.id) }) : null
  return { revision: null, list: { tasks, count: tasks.length, next_cursor } }
}

const inProject = (id: number): Filter => ({ is: 'number', field: 'project', operator: '=', values: [id] })

/** A cursor of the plain list as one of the order newest first. */
const asSorted = (cursor: TaskCursor | undefined): TaskCursor | undefined =>
  cursor !== undefined && 'before' in cursor
    ? { sort: sortName(NEWEST_FIRST), after: [cursor.before] }
    : cursor

async function readQuestion(workspaceId: string, db: Queryable, id: number): Promise<ViewQuery> {
  return viewQueryOf(await views.read(workspaceId, db, { id }), () => ['query', 'view'])
}

function answered(
  { revision, tasks }: { revision: number; tasks: TaskListResponse['tasks'] },
  timeless: boolean,
  next: TaskCursor | null,
  more: Pick<TaskListResponse, 'matches' | 'incomplete'> = {},
): TaskQueryResult {
  const next_cursor = next === null ? null : taskCursor.encode(next)
  return {
    revision: timeless ? revision : null,
    list: { tasks, count: tasks.length, next_cursor, ...more },
  }
}

/** @throws DocketError VALIDATION_ERROR for the cursor of another list */
function placeIn<Place>(schema: z.ZodType<Place>, cursor: TaskCursor): Place {
  const place = schema.safeParse(cursor)
  if (place.success) return place.data
  const msg = 'Not a cursor of this list.'
  throw new DocketError('VALIDATION_ERROR', `query.cursor: ${msg}`, {
    errors: [{ loc: ['query', 'cursor'], msg, type: 'custom' }],
  })
}
