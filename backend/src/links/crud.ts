import { isDeepStrictEqual } from 'node:util'
import { once } from '../changelog/idempotency-keys.ts'
import { runUnitOfWork, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import type { Write } from '../changelog/write.ts'
import { madeWith } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import { checkPreconditions, type Preconditions } from '../core/preconditions.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { ROW_LIMIT, repeat } from '../database/row-limit.ts'
import { statement } from '../database/statement.ts'
import { projects } from '../projects/crud.ts'
import { views } from '../views/crud.ts'
import { requireRole } from '../workspaces/crud/members.ts'
import { hashOf, newLinkId, tokenOf } from './model.ts'
import { type LinkCreate, type LinkPatch, type LinkResponse, SHOWS_NOTHING, type Shows } from './schemas.ts'

/**
 * Links are identity, like invitations: they are found by a hash before it is known whose they are, and the change log
 * does not have them. A link ends with what it shows (`Kind.endsLinks`), with its maker's role (`workspaces/crud/members.ts`)
 * and with their account.
 */

const MOST_LINKS = 100
const LONGEST_YEARS = 10

/** A link that was made before tasks had assignees does not say whether it shows them. */
const SHOWS = `'{"assignees": false}'::jsonb || link.shows AS shows`
const COLUMNS = `link.id, link.project_id, link.view_id, link.name, ${SHOWS}, link.made_by, link.created_at, link.expires_at, link.version`
const LASTS = '(link.expires_at IS NULL OR link.expires_at > :now::timestamptz)'

/** The same for every link that opens nothing, whatever the reason. */
export const noSuchLink = (): DocketError => new DocketError('NOT_FOUND', 'No such link.')

const selectLinks = statement<{ workspace: string; now: string }>(
  'public_link_list',
  `SELECT ${COLUMNS} FROM public_links link WHERE link.workspace_id = :workspace AND ${LASTS}
   ORDER BY link.created_at DESC, link.id`,
)
const selectLink = statement<{ workspace: string; id: string; now: string }>(
  'public_link_select',
  `SELECT ${COLUMNS} FROM public_links link WHERE link.workspace_id = :workspace AND link.id = :id AND ${LASTS}`,
)
const insertLink = statement<{
  workspace: string
  id: string
  hash: Buffer
  project_id: number | null
  view_id: number | null
  name: string | null
  shows: string
  made_by: string
  created_at: string
  expires_at: string | null
  version: number
  made_with: string | null
}>(
  'public_link_insert',
  `INSERT INTO public_links (workspace_id, id, hash, project_id, view_id, name, shows, made_by, created_at, expires_at, version,
     made_with)
   VALUES (:workspace, :id, :hash, :project_id, :view_id, :name, :shows::jsonb, :made_by, :created_at::timestamptz,
     :expires_at::timestamptz, :version, :made_with)`,
)
const updateLink = statement<{
  workspace: string
  id: string
  name: string | null
  shows: string
  expires_at: string | null
  version: number
}>(
  'public_link_update',
  `UPDATE public_links SET name = :name, shows = :shows::jsonb, expires_at = :expires_at::timestamptz, version = :version
   WHERE workspace_id = :workspace AND id = :id`,
)
const deleteLink = statement<{ workspace: string; id: string }>(
  'public_link_delete',
  'DELETE FROM public_links WHERE workspace_id = :workspace AND id = :id',
)

/** Those that still open something, newest first. */
export const listLinks = (workspaceId: string, db: Queryable, now: Date): Promise<LinkResponse[]> =>
  db.query(selectLinks({ workspace: workspaceId, now: now.toISOString() }))

/** @throws DocketError NOT_FOUND */
export async function readLink(
  workspaceId: string,
  db: Queryable,
  id: string,
  now: Date,
): Promise<LinkResponse> {
  const [link] = await db.query<LinkResponse>(
    selectLink({ workspace: workspaceId, id, now: now.toISOString() }),
  )
  if (link === undefined) throw noSuchLink()
  return link
}

/** @throws DocketError VALIDATION_ERROR (unknown project or view, or when it ends), CONFLICT if there are too many */
export async function createLink(
  db: Database,
  write: Write,
  input: LinkCreate,
  secret: string,
): Promise<{ link: LinkResponse; replayed: boolean }> {
  const { workspaceId, userId } = write.actor
  const outcome = await once(workspaceId, db, write, () =>
    runUnitOfWork(workspaceId, db, write, async (unit) => {
      await checkAdmin(unit)
      await checkTarget(unit, input)
      if ((await listLinks(workspaceId, unit, write.at)).length >= MOST_LINKS) {
        throw new DocketError(
          'CONFLICT',
          `A workspace can have at most ${MOST_LINKS} links. Revoke one first.`,
        )
      }
      const link: LinkResponse = {
        ...{ id: newLinkId(), project_id: input.project_id ?? null, view_id: input.view_id ?? null },
        name: input.name ?? null,
        shows: showing(SHOWS_NOTHING, input.shows),
        ...{ made_by: userId, created_at: unit.at, expires_at: endOf(input.expires_at ?? null, write.at) },
        version: 1,
      }
      const hash = hashOf(tokenOf(secret, link.id))
      const shows = JSON.stringify(link.shows)
      await unit.query(
        insertLink({ workspace: workspaceId, ...link, hash, shows, made_with: madeWith(write.actor) }),
      )
      unit.answer(unit.revision, link)
      return link
    }),
  )
  return outcome.replayed
    ? { link: outcome.answer as LinkResponse, replayed: true }
    : { link: outcome.result, replayed: false }
}

/**
 * Applies `patch`; one that changes nothing writes nothing.
 * @throws DocketError NOT_FOUND, PRECONDITION_FAILED, VALIDATION_ERROR (when it ends)
 */
export async function editLink(
  db: Database,
  write: Write,
  id: string,
  patch: LinkPatch,
  conditions: Preconditions,
): Promise<LinkResponse> {
  const { workspaceId } = write.actor
  return await runUnitOfWork(workspaceId, db, write, async (unit) => {
    const before = await findToWrite(unit, write, id, conditions)
    const after = {
      ...before,
      name: patch.name === undefined ? before.name : patch.name,
      expires_at: patch.expires_at === undefined ? before.expires_at : endOf(patch.expires_at, write.at),
      shows: showing(before.shows, patch.shows),
    }
    if (isDeepStrictEqual(after, before)) return before
    const next = { ...after, version: before.version + 1 }
    await unit.query(updateLink({ workspace: workspaceId, ...next, shows: JSON.stringify(next.shows) }))
    return next
  })
}

/** @throws DocketError NOT_FOUND, PRECONDITION_FAILED */
export async function revokeLink(
  db: Database,
  write: Write,
  id: string,
  conditions: Preconditions,
): Promise<void> {
  const { workspaceId } = write.actor
  await runUnitOfWork(workspaceId, db, write, async (unit) => {
    await findToWrite(unit, write, id, conditions)
    await unit.query(deleteLink({ workspace: workspaceId, id }))
  })
}

/** @throws DocketError NOT_FOUND, PRECONDITION_FAILED, AUTH_FORBIDDEN */
async function findToWrite(unit: UnitOfWork, write: Write, id: string, conditions: Preconditions) {
  await checkAdmin(unit)
  const link = await readLink(unit.workspaceId, unit, id, write.at)
  checkPreconditions(conditions, link.version, () => link)
  return link
}

const showing = (before: Shows, patch: LinkPatch['shows'] = {}): Shows => ({
  descriptions: patch.descriptions ?? before.descriptions,
  done: patch.done ?? before.done,
  assignees: patch.assignees ?? before.assignees,
  notes: patch.notes ?? before.notes,
})

/** In a user's own workspace there is nobody else. @throws DocketError AUTH_FORBIDDEN */
async function checkAdmin(unit: UnitOfWork): Promise<void> {
  if (unit.actor.role !== undefined) await requireRole(unit.actor, unit, 'admin')
}

/** While the workspace is locked, nobody can delete it. @throws DocketError VALIDATION_ERROR */
async function checkTarget(unit: UnitOfWork, { project_id, view_id }: LinkCreate): Promise<void> {
  const [store, id, member] =
    project_id === undefined ? [views, view_id, 'view_id'] : [projects, project_id, 'project_id']
  const found = await store.restorable.read(unit, [String(id)])
  if (found.length === 0) throw invalid(member, `No such ${store.resource}.`, 'unknown')
}

/** The instant in the form of the API. @throws DocketError VALIDATION_ERROR if it has passed, or is too far away */
function endOf(expiresAt: string | null, now: Date): string | null {
  if (expiresAt === null) return null
  const end = new Date(expiresAt)
  const last = new Date(now)
  last.setUTCFullYear(last.getUTCFullYear() + LONGEST_YEARS)
  if (end <= now) throw invalid('expires_at', 'Must be in the future.', 'too_small')
  if (end > last) throw invalid('expires_at', `Must be within ${LONGEST_YEARS} years.`, 'too_big')
  return end.toISOString()
}

function invalid(member: string, msg: string, type: string): DocketError {
  const errors = [{ loc: ['body', member], msg, type }]
  return new DocketError('VALIDATION_ERROR', `body.${member}: ${msg}`, { errors })
}

/** A link that somebody reads by, and whose tasks it shows. */
export type OpenLink = LinkResponse & { workspace_id: string }

// Its use is recorded at most once a minute: reading must not cost a write each time.
const findByHash = statement<{ hash: Buffer; now: string }>(
  'public_link_find',
  `WITH used AS (
     UPDATE public_links link SET last_used_at = :now::timestamptz FROM users maker
     WHERE link.hash = :hash AND ${LASTS} AND maker.id = link.made_by AND maker.disabled_at IS NULL
       AND (link.last_used_at IS NULL OR link.last_used_at <= :now::timestamptz - interval '1 minute')
   )
   SELECT link.workspace_id, ${COLUMNS} FROM public_links link JOIN users maker ON maker.id = link.made_by
   WHERE link.hash = :hash AND ${LASTS} AND maker.disabled_at IS NULL`,
)

/** The link of a token; undefined if there is none, it has expired, or its maker is disabled. */
export async function findLink(db: Queryable, token: string, now: Date): Promise<OpenLink | undefined> {
  const [link] = await db.query<OpenLink>(findByHash({ hash: hashOf(token), now: now.toISOString() }))
  return link
}

const forgetOld = statement<{ now: string }>(
  'public_links_prune',
  `DELETE FROM public_links WHERE (workspace_id, id) IN (
     SELECT workspace_id, id FROM public_links WHERE expires_at <= :now::timestamptz LIMIT ${ROW_LIMIT}
   ) RETURNING 1`,
)

export const prunePublicLinks = (db: Queryable, now: Date): Promise<void> =>
  repeat(db, forgetOld({ now: now.toISOString() }))
