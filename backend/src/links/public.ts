import { stretchesOf } from '@docket/grammar/mentions.ts'
import { z } from 'zod'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import type { Database } from '../database/connection.ts'
import { allOf, type Filter } from '../filters/model/ast.ts'
import { cursorValues, type KeyValue } from '../filters/model/cursor.ts'
import { NEWEST_FIRST, parseSort, type Sort, sortName } from '../filters/model/sort.ts'
import { type MemberName, memberNames } from '../members/crud.ts'
import { lastNotes } from '../notes/crud.ts'
import { readCalendar } from '../preferences/crud.ts'
import { projects } from '../projects/crud.ts'
import { countTasks, findTasks, type Question } from '../tasks/crud/find.ts'
import { peopleFor } from '../tasks/crud/people.ts'
import type { TaskResponse } from '../tasks/schemas.ts'
import { views } from '../views/crud.ts'
import { viewQueryOf } from '../views/model.ts'
import { noSuchLink, type OpenLink } from './crud.ts'
import { opaqueId, seal, unseal } from './model.ts'
import type { PublicLink, PublicTask, PublicTaskListResponse, PublicTaskQuery } from './schemas.ts'

/** What readers of a public link see. Nothing of it comes from the request but how far they have read. */

const NOTES_EACH = 10
const OPEN: Filter = { is: 'flag', field: 'complete', value: false }

/** The tasks that a link shows, and their order, as its maker sees them. */
interface Shown {
  name: string
  question: Question
}

/** What a link may show of its tasks besides; undefined for what this one does not. */
interface Besides {
  notes: Map<number, Awaited<ReturnType<typeof lastNotes>>> | undefined
  /** The present members: by name if it shows whom tasks are assigned to, and otherwise to take their names out of notes. */
  members: readonly MemberName[]
}

/** @param secret the server's secret, from which readers' ids and cursors are derived */
export function createPublicReader({ db, clock, secret }: { db: Database; clock: Clock; secret: string }) {
  // What readers ask of a workspace runs one at a time, so that a burst queues here and not for connections.
  const inTurn = <Result>({ workspace_id: id }: OpenLink, work: () => Promise<Result>): Promise<Result> =>
    db.queue.run(`questions of readers of ${id}`, () => work().catch(ifGone))

  async function describe(link: OpenLink): Promise<PublicLink> {
    const { name, question } = await shownBy(link, db, clock())
    const count = await countTasks(link.workspace_id, db.finder, question)
    const [first] = question.sort
    return {
      kind: link.project_id === null ? 'view' : 'project',
      ...{ name: link.name ?? name, count, shows: link.shows, expires_at: link.expires_at },
      grouped_by: first?.key === 'due' || first?.key === 'priority' ? first.key : null,
    }
  }

  async function list(link: OpenLink, { limit, cursor }: PublicTaskQuery): Promise<PublicTaskListResponse> {
    const { question } = await shownBy(link, db, clock())
    const { sort } = question
    const after = cursor === undefined ? undefined : placeIn(link, sort, cursor)
    const found = await findTasks(link.workspace_id, db.finder, question, { limit, after })
    const parents = await parentsShown(link, found.tasks, question)
    const notes = link.shows.notes ? await notesOf(link, found.tasks) : undefined
    const isNaming = link.shows.assignees || link.shows.notes
    const members = isNaming ? await memberNames(makerOf(link), db.reader) : []
    const tasks = found.tasks.map((task) => publicTask(link, task, parents, { notes, members }))
    const next =
      found.next && seal(secret, link.id, JSON.stringify({ sort: sortName(sort), after: found.next }))
    return { tasks, count: tasks.length, next_cursor: next }
  }

  /** Which parents of these tasks the link shows as well, on whatever page: of others, nothing is told. */
  async function parentsShown(
    { workspace_id }: OpenLink,
    tasks: readonly TaskResponse[],
    asked: Shown['question'],
  ): Promise<Set<number>> {
    const here = new Set(tasks.map(({ id }) => id))
    const elsewhere = new Set(tasks.flatMap(({ parent_id: id }) => (id === null || here.has(id) ? [] : [id])))
    if (elsewhere.size === 0) return here
    const among: Filter = { is: 'number', field: 'id', operator: '=', values: [...elsewhere] }
    const question = { ...asked, filter: allOf([among, ...listed(asked.filter)]), sort: NEWEST_FIRST }
    const found = await findTasks(workspace_id, db.finder, question, { limit: elsewhere.size })
    return new Set([...here, ...found.tasks.map(({ id }) => id)])
  }

  async function notesOf({ workspace_id }: OpenLink, tasks: readonly TaskResponse[]) {
    const ids = tasks.map(({ id }) => id)
    const notes = await lastNotes(workspace_id, db.finder, ids, NOTES_EACH)
    return Map.groupBy(notes, ({ task_id }) => task_id)
  }

  function publicTask(
    { id: linkId, shows }: OpenLink,
    task: TaskResponse,
    parents: ReadonlySet<number>,
    { notes, members }: Besides,
  ): PublicTask {
    const { id, parent_id, title, complete, due, due_at, priority, labels, description } = task
    const opaque = (taskId: number) => opaqueId(secret, linkId, taskId)
    return {
      id: opaque(id),
      parent_id: parent_id !== null && parents.has(parent_id) ? opaque(parent_id) : null,
      ...{ title, complete, due, due_at, priority, labels },
      ...(shows.descriptions ? { description } : {}),
      ...(shows.assignees ? { assignees: namesOf(task, members) } : {}),
      ...(notes === undefined
        ? {}
        : {
            notes: (notes.get(id) ?? []).map(({ body, created_at }) => ({
              body: shows.assignees ? body : unnamed(body, members),
              created_at,
            })),
          }),
    }
  }

  /** @throws DocketError VALIDATION_ERROR for a cursor that this list has not given */
  function placeIn({ id }: OpenLink, sort: Sort, cursor: string): KeyValue[] {
    const text = unseal(secret, id, cursor)
    const schema = z.object({ sort: z.literal(sortName(sort)), after: cursorValues(sort) })
    const place = text === undefined ? undefined : schema.safeParse(JSON.parse(text))
    if (place?.success) return place.data.after
    const msg = 'Not a cursor of this list.'
    const errors = [{ loc: ['query', 'cursor'], msg, type: 'custom' }]
    throw new DocketError('VALIDATION_ERROR', `query.cursor: ${msg}`, { errors })
  }

  return {
    describe: (link: OpenLink) => inTurn(link, () => describe(link)),
    list: (link: OpenLink, query: PublicTaskQuery) => inTurn(link, () => list(link, query)),
  }
}

const namesOf = ({ assignees }: TaskResponse, members: readonly MemberName[]): string[] =>
  assignees.flatMap((assignee) => members.flatMap(({ id, name }) => (id === assignee ? [name] : [])))

/** A text that mentions nobody by name. */
const unnamed = (text: string, members: readonly MemberName[]): string =>
  stretchesOf(text, members)
    .map((stretch) => (stretch.ids.length === 0 ? stretch.text : '@…'))
    .join('')

async function shownBy(link: OpenLink, db: Database, now: Date): Promise<Shown> {
  const { name, filter, sort } = await queryOf(link, db)
  // For their maker, `me` and days mean what they mean in the app.
  const maker = makerOf(link)
  const people = await peopleFor(maker, db.reader, listed(filter))
  const calendar = await readCalendar(maker, db.reader)
  return { name, question: { filter, sort, people, calendar, now } }
}

/** Whoever made the link, as they are admitted to its workspace. */
const makerOf = ({ workspace_id: workspaceId, made_by: userId }: OpenLink) => ({
  workspaceId,
  userId,
  ...(userId === workspaceId ? {} : { role: 'admin' as const }),
})

async function queryOf({ workspace_id, project_id, view_id, shows }: OpenLink, db: Database) {
  const hidden = shows.done ? [] : [OPEN]
  if (project_id !== null) {
    const { name } = await projects.read(workspace_id, db.reader, { id: project_id })
    const inIt: Filter = { is: 'number', field: 'project', operator: '=', values: [project_id] }
    return { name, filter: allOf([inIt, ...hidden]), sort: parseSort('position') }
  }
  const view = await views.read(workspace_id, db.reader, { id: Number(view_id) })
  const { filter, sort } = viewed(view)
  const parts = [...listed(filter), ...hidden]
  return {
    name: view.name,
    filter: parts.length === 0 ? undefined : allOf(parts),
    sort: sort ?? NEWEST_FIRST,
  }
}

/** A filter that cannot be read any more shows nobody anything. @throws DocketError NOT_FOUND */
function viewed(view: Parameters<typeof viewQueryOf>[0]) {
  try {
    return viewQueryOf(view, (member) => [member])
  } catch (error) {
    if (error instanceof DocketError && error.code === 'VALIDATION_ERROR') throw noSuchLink()
    throw error
  }
}

const listed = <Item>(item: Item | undefined): Item[] => (item === undefined ? [] : [item])

/** What the link shows, or its workspace, was deleted just now. */
function ifGone(error: unknown): never {
  if (error instanceof DocketError && ['NOT_FOUND', 'AUTH_INVALID'].includes(error.code)) throw noSuchLink()
  throw error
}
