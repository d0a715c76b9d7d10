import { MOST_MENTIONED, mentionsIn } from '@docket/grammar/mentions.ts'
import type { z } from 'zod'
import { CHUNK, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { checkWorkspace, whyMissing } from '../changelog/statements.ts'
import { type Address, storeOf } from '../changelog/store/store.ts'
import type { Actor } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { type MemberName, memberNames, whereMoved } from '../members/crud.ts'
import { checkEdit, checkRemoval, checkRewrites, completedNote } from './authors.ts'
import type { NoteCreate, NotePatch, NoteResponse } from './schemas.ts'

export const notes = storeOf<NoteResponse>({
  resource: 'note',
  table: 'notes',
  columns: ['task_id', 'body', 'mentions'],
  nested: { author: { kind: 'actor_kind', id: 'actor_id', user_id: 'author_id' } },
  reads: { author_id: `coalesce(author_id, CASE actor_kind WHEN 'user' THEN actor_id ELSE user_id END)` },
  within: 'task_id',
  admitRewrites: checkRewrites,
  completed: completedNote,
})

/** Whether the actor may see the notes' task: true for any actor that is not limited to one project. */
const IN_SIGHT = `(:project::bigint IS NULL OR EXISTS (
  SELECT FROM tasks WHERE tasks.user_id = :workspace AND tasks.id = :task_id AND tasks.project_id = :project::bigint))`

type NoteScope = { workspace: string; task_id: number; project: number | null }

const selectNotes = statement<NoteScope & { after: number; limit: number }>(
  'note_list',
  `SELECT ${notes.selected} FROM notes
   WHERE user_id = :workspace AND task_id = :task_id AND id > :after AND ${IN_SIGHT} ORDER BY id LIMIT :limit`,
)

const selectNote = statement<NoteScope & { id: number }>(
  'note_read',
  `SELECT ${notes.selected} FROM notes WHERE user_id = :workspace AND task_id = :task_id AND id = :id AND ${IN_SIGHT}`,
)

type AllNotes = { workspace: string; project: number | null; before: number; limit: number }

const allWhere = (condition: string) => `SELECT ${notes.selected} FROM notes
   WHERE user_id = :workspace AND id < :before AND ${condition} AND (:project::bigint IS NULL OR EXISTS (
     SELECT FROM tasks WHERE tasks.user_id = :workspace AND tasks.id = notes.task_id AND tasks.project_id = :project::bigint))
   ORDER BY id DESC LIMIT :limit`

// Two statements, so that each gets the plan that fits it: PostgreSQL plans a named statement only once.
const selectAll = statement<AllNotes>('note_all', allWhere('true'))
const selectMentions = statement<AllNotes & { user: string }>(
  'note_mentions',
  allWhere("mentions @> ARRAY[:user::text] AND mentions <> '{}'"),
)

const findTask = statement<NoteScope>(
  'note_task',
  `SELECT id FROM tasks WHERE user_id = :workspace AND id = :task_id
   AND (:project::bigint IS NULL OR project_id = :project::bigint)`,
)

const selectLast = statement<{ workspace: string; tasks: readonly number[]; each: number }>(
  'notes_last',
  `SELECT last.task_id, last.body, last.created_at
   FROM unnest(:tasks::bigint[]) AS task (id) CROSS JOIN LATERAL (
     SELECT id, task_id, body, created_at FROM notes
     WHERE user_id = :workspace AND task_id = task.id ORDER BY id DESC LIMIT :each
   ) last ORDER BY last.task_id, last.id`,
)

/** The last notes of these tasks, at most `each` of one, oldest first. */
export const lastNotes = (
  workspaceId: string,
  db: Queryable,
  tasks: readonly number[],
  each: number,
): Promise<Pick<NoteResponse, 'task_id' | 'body' | 'created_at'>[]> =>
  db.query(selectLast({ workspace: workspaceId, tasks, each }))

const removeSome = statement<{ workspace: string; tasks: readonly number[] }>(
  'note_remove_some',
  `WITH removed AS (
     DELETE FROM notes WHERE user_id = :workspace AND (task_id, id) IN (
       SELECT task_id, id FROM notes WHERE user_id = :workspace AND task_id = ANY (:tasks::bigint[]) LIMIT ${CHUNK}
     ) RETURNING *
   )
   SELECT ${notes.selected} FROM removed`,
)

const selectOf = statement<{ workspace: string; tasks: readonly number[] }>(
  'notes_of_tasks',
  `SELECT ${notes.selected} FROM notes WHERE user_id = :workspace AND task_id = ANY (:tasks::bigint[]) ORDER BY id`,
)

/** All notes of the tasks, oldest first. */
export const notesOf = (unit: UnitOfWork, tasks: readonly number[]): Promise<NoteResponse[]> =>
  unit.query(selectOf({ workspace: unit.workspaceId, tasks }))

const insertSome = statement<{ workspace: string; rows: string }>(
  'notes_insert',
  `INSERT INTO notes
     (user_id, task_id, id, revision, body, actor_kind, actor_id, author_id, mentions, created_at, updated_at)
   SELECT workspaces.id, note.task_id, note.id, note.revision, note.body, note.actor_kind, note.actor_id, note.author_id,
     note.mentions, note.created_at, note.updated_at
   FROM workspaces CROSS JOIN json_populate_recordset(NULL::notes, :rows::json) note WHERE workspaces.id = :workspace`,
)

/**
 * Adds notes of another workspace, by whoever wrote them when: each with the id that its next revision will be.
 * @param previous the revisions that they continue from, by their ids
 */
export async function addNotes(
  unit: UnitOfWork,
  added: readonly NoteResponse[],
  previous: ReadonlyMap<number, number>,
): Promise<void> {
  for (let start = 0; start < added.length; start += CHUNK) {
    const rows = added.slice(start, start + CHUNK).map((note) => {
      const after = { ...note, revision: unit.nextRevision() }
      const { id, revision } = after
      unit.log({ resource: 'note', id, revision, before: null, after, previous: previous.get(id) })
      const { author, ...row } = after
      return { ...row, actor_kind: author.kind, actor_id: author.id, author_id: author.user_id }
    })
    await unit.query(insertSome({ workspace: unit.workspaceId, rows: JSON.stringify(rows) }))
  }
}

const noteScopeOf = ({ workspaceId, projectId }: Actor, taskId: number): NoteScope => ({
  workspace: workspaceId,
  task_id: taskId,
  project: projectId ?? null,
})

/** @throws DocketError NOT_FOUND when there is no such task */
async function checkTask(actor: Actor, db: Queryable, taskId: number): Promise<void> {
  const [task] = await db.query(findTask(noteScopeOf(actor, taskId)))
  if (task !== undefined) return
  const missing = await whyMissing(actor.workspaceId, db, 'task')
  throw await whereMoved(missing, actor, db, { resource: 'task', id: taskId })
}

/** The task's notes, oldest first, at most `limit`. @throws DocketError NOT_FOUND when there is no such task */
export async function listNotes(
  actor: Actor,
  db: Queryable,
  taskId: number,
  { after = 0, limit }: { after?: number | undefined; limit: number },
): Promise<NoteResponse[]> {
  const found = await db.query<NoteResponse>(selectNotes({ ...noteScopeOf(actor, taskId), after, limit }))
  // An empty list may mean that there is no such task.
  if (found.length === 0) await checkTask(actor, db, taskId)
  return found
}

/**
 * The notes on all tasks, or those of them that mention a user, newest first, at most `limit`.
 * @throws DocketError AUTH_INVALID (the user is gone)
 */
export async function listAllNotes(
  { workspaceId, projectId }: Actor,
  db: Queryable,
  query: { mentions?: string | undefined; before?: number | undefined; limit: number },
): Promise<NoteResponse[]> {
  const { mentions: user, before = Number.MAX_SAFE_INTEGER, limit } = query
  const all = { workspace: workspaceId, project: projectId ?? null, before, limit }
  const found = await db.query<NoteResponse>(
    user === undefined ? selectAll(all) : selectMentions({ ...all, user }),
  )
  if (found.length === 0) await checkWorkspace(workspaceId, db)
  return found
}

/** @throws DocketError NOT_FOUND, AUTH_INVALID (the user is gone) */
export async function readNote(
  actor: Actor,
  db: Queryable,
  { id, task_id = 0 }: Address,
): Promise<NoteResponse> {
  const [note] = await db.query<NoteResponse>(selectNote({ ...noteScopeOf(actor, task_id), id }))
  if (note === undefined) throw await whyMissing(actor.workspaceId, db, 'note')
  return note
}

/** Refuses a write to a note of a task that the actor may not see. @throws DocketError NOT_FOUND */
export async function admitToNote(unit: UnitOfWork, { task_id = 0 }: Address): Promise<void> {
  const { actor } = unit
  if (actor.projectId === undefined) return
  const [task] = await unit.query(findTask(noteScopeOf(actor, task_id)))
  if (task === undefined) throw new DocketError('NOT_FOUND', 'No such note.')
}

/** @throws DocketError NOT_FOUND when there is no such task */
export async function createNote(
  unit: UnitOfWork,
  { body }: NoteCreate,
  taskId: number,
): Promise<NoteResponse> {
  const { actor } = unit
  await checkTask(actor, unit, taskId)
  const author = { kind: actor.kind, id: actor.id, user_id: actor.userId }
  const mentions = mentionsIn(body, await mentionable(unit, body))
  return notes.create(unit, { task_id: taskId, body, author, mentions })
}

/** In a shared workspace, one changes one's own notes. @throws DocketError AUTH_FORBIDDEN */
export async function editNote(
  unit: UnitOfWork,
  before: NoteResponse,
  { body }: z.output<typeof NotePatch>,
): Promise<NoteResponse> {
  checkEdit(unit.actor, before)
  if (body === undefined || body === before.body) return before
  const people = await mentionable(unit, `${before.body} ${body}`)
  const named = mentionsIn(before.body, people)
  // Whom the text does not name any more has left, or has another name now: they were mentioned all the same.
  const kept = before.mentions.filter((id) => !named.includes(id))
  const mentions = [...new Set([...kept, ...mentionsIn(body, people)])].slice(0, MOST_MENTIONED)
  return await notes.update(unit, before, { body, mentions })
}

/** Those whom a text may mention. Nobody else is in a user's own workspace. */
const mentionable = async (unit: UnitOfWork, text: string): Promise<MemberName[]> =>
  unit.actor.role !== undefined && text.includes('@') ? await memberNames(unit.actor, unit) : []

/** In a shared workspace, one deletes one's own notes; admins delete those of others too. @throws DocketError AUTH_FORBIDDEN */
export async function removeNote(unit: UnitOfWork, before: NoteResponse): Promise<void> {
  checkRemoval(unit.actor, before)
  await notes.remove(unit, before)
}

/** Removes the notes of tasks that are about to be removed, and logs it. */
export async function removeNotesOf(unit: UnitOfWork, tasks: readonly number[]): Promise<void> {
  for (;;) {
    const removed = await unit.query<NoteResponse>(removeSome({ workspace: unit.workspaceId, tasks }))
    for (const before of removed) {
      const revision = unit.nextRevision()
      unit.log({ resource: 'note', id: before.id, revision, before, after: null })
    }
    if (removed.length < CHUNK) return
  }
}
