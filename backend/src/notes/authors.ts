import type { RewriteOptions } from '../changelog/restorable.ts'
import type { UnitOfWork } from '../changelog/unit-of-work.ts'
import { type Actor, roleTooLow } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import { isAtLeast } from '../core/roles.ts'
import { statement } from '../database/statement.ts'
import type { NoteResponse } from './schemas.ts'

/**
 * Who may change whose notes in a shared workspace: everybody their own, nobody what another says; admins delete them.
 * The author is a user, whoever has written it for them. A user's own workspace has nobody else.
 */

/** The least role that writing notes takes there. */
export const LEAST_ROLE = 'commenter'

export const isAuthor = ({ userId }: Actor, { author }: NoteResponse): boolean => author.user_id === userId

const isFree = (actor: Actor, note: NoteResponse) => actor.role === undefined || isAuthor(actor, note)
const isAdmin = ({ role }: Actor) => role !== undefined && isAtLeast(role, 'admin')

/** @throws DocketError AUTH_FORBIDDEN */
export function checkEdit(actor: Actor, note: NoteResponse): void {
  if (!isFree(actor, note)) throw new DocketError('AUTH_FORBIDDEN', 'Only who wrote a note can change it.')
}

/** @throws DocketError AUTH_FORBIDDEN */
export function checkRemoval(actor: Actor, note: NoteResponse): void {
  if (!isFree(actor, note) && !isAdmin(actor)) throw roleTooLow('admin')
}

/**
 * Notes that were deleted by themselves: the trash has them. It also has those that went when their coming back with their
 * task was taken back, which then went, too: they do not count.
 */
const findAlone = statement<{ workspace: string; ids: readonly string[]; last: number }>(
  'notes_deleted_alone',
  `SELECT FROM trash JOIN changes gone ON gone.user_id = :workspace AND gone.revision = trash.revision
   WHERE trash.user_id = :workspace AND trash.resource = 'note' AND trash.resource_id = ANY (:ids::text[])
     AND NOT (
       EXISTS (
         SELECT FROM changes task
         WHERE task.user_id = :workspace AND task.revision > gone.revision AND task.revision <= :last
           AND coalesce(task.write, task.revision) = coalesce(gone.write, gone.revision)
           AND task.resource = 'task' AND task.resource_id = gone.before ->> 'task_id' AND task.after IS NULL
       ) AND EXISTS (
         SELECT FROM changes back JOIN changes task ON task.user_id = :workspace
           AND task.revision >= coalesce(back.write, back.revision) AND task.revision < back.revision
         WHERE back.user_id = :workspace AND back.revision = (gone.before ->> 'revision')::bigint AND back.before IS NULL
           AND task.resource = 'task' AND task.resource_id = gone.before ->> 'task_id' AND task.before IS NULL
           AND back.previous IS NOT NULL
       )
     )
   LIMIT 1`,
)

/**
 * Undo and restoring keep to the same. A note that went with its task comes back with it, whoever wrote it; one that
 * was deleted by itself, by its author or an admin.
 * @throws DocketError AUTH_FORBIDDEN
 */
export async function checkRewrites(
  unit: UnitOfWork,
  rewrites: readonly Record<'before' | 'after', NoteResponse | null>[],
  { range: { last } }: Pick<RewriteOptions, 'range'>,
): Promise<void> {
  const { actor } = unit
  for (const { before, after } of rewrites) if (before !== null && after !== null) checkEdit(actor, before)
  // Below admin, one takes back what one has done: removing a note is then taking back that one had brought it back.
  if (isAdmin(actor)) return
  const others = rewrites.flatMap(({ before, after }) =>
    before === null && after !== null && !isFree(actor, after) ? [String(after.id)] : [],
  )
  if (others.length === 0) return
  const alone = await unit.query(findAlone({ workspace: unit.workspaceId, ids: others, last }))
  if (alone.length > 0) throw roleTooLow('admin')
}

/** A note of the log as it is shown now. Those of before there were members were written in a user's own workspace. */
export function completedNote(snapshot: object, workspaceId: string): NoteResponse {
  const { author, mentions = [], ...note } = snapshot as NoteResponse
  const user_id = author.user_id ?? (author.kind === 'user' ? author.id : workspaceId)
  return { ...note, author: { ...author, user_id }, mentions }
}
