import { isDeepStrictEqual } from 'node:util'
import { LANGUAGES, type Language } from '@docket/grammar/lines/language.ts'
import pg from 'pg'
import { conflictsOf, fieldsLeft, mergeConflict } from '../changelog/conflicts.ts'
import { baseOfEdit } from '../changelog/merge.ts'
import type { Restorable } from '../changelog/restorable.ts'
import { CHUNK, runUnitOfWork, type UnitOfWork } from '../changelog/run-unit-of-work.ts'
import type { Write } from '../changelog/write.ts'
import { type Actor, userIsGone } from '../core/auth.ts'
import { localTime } from '../core/dates.ts'
import { DocketError } from '../core/errors.ts'
import { languageFor } from '../core/locale.ts'
import type { Preconditions } from '../core/preconditions.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { type Calendar, flat, nextOverview, patched, unflat } from './model.ts'
import { MOST_LISTS, type PreferencesPatch, type PreferencesResponse } from './schemas.ts'

/** As they are stored: the time zone in a column of its own, by which other statements compute. */
export interface StoredPreferences {
  time_zone: string
  chosen: Omit<PreferencesResponse, 'time_zone' | 'revision'>
  revision: number
}

const selectPreferences = statement<{ workspace: string }>(
  'preferences_select',
  'SELECT time_zone, preferences AS chosen, preferences_revision AS revision FROM workspaces WHERE id = :workspace',
)

const updatePreferences = statement<{
  workspace: string
  zone: string
  chosen: string
  revision: number
  overview_at: string | null
}>(
  'preferences_update',
  `UPDATE workspaces SET time_zone = :zone, preferences = :chosen::json, preferences_revision = :revision,
     overview_at = :overview_at::timestamptz
   WHERE id = :workspace`,
)

export const shownPreferences = ({
  time_zone,
  chosen,
  revision,
}: StoredPreferences): PreferencesResponse => ({
  time_zone,
  ...chosen,
  revision,
})

/** Rewrites the tasks with floating times: in another zone, these are other instants. */
export type MoveFloatingTasks = (unit: UnitOfWork) => Promise<void>

// The user's local time at an instant follows from the zone: it is not a change of the task.
// When there is something to tell of a task does, too: from now on, whoever tells it finds that out.
const updateLocalTimes = statement<{ workspace: string; zone: string; after: number; at: string }>(
  'preferences_local_times',
  `WITH timed AS MATERIALIZED (
     SELECT id FROM tasks WHERE user_id = :workspace AND id > :after
       AND (due_at IS NOT NULL OR start_at IS NOT NULL OR tell_at IS NOT NULL)
     ORDER BY id LIMIT ${CHUNK}
   ), moved AS (
     UPDATE tasks SET due_local = coalesce(due_at AT TIME ZONE :zone::text, due_local),
       start_local = coalesce(start_at AT TIME ZONE :zone::text, start_local),
       tell_at = CASE WHEN tell_at > :at::timestamptz THEN :at::timestamptz ELSE tell_at END
     WHERE user_id = :workspace AND id = ANY (ARRAY (SELECT id FROM timed))
   ) SELECT max(id) AS last FROM timed`,
)

/** In chunks, so that no statement runs into its timeout. */
export async function moveLocalTimes(unit: UnitOfWork, zone: string): Promise<void> {
  for (let after: number | null = 0; after !== null; ) {
    const query = updateLocalTimes({ workspace: unit.workspaceId, zone, after, at: unit.at })
    const [moved] = await unit.query<{ last: number | null }>(query)
    after = moved?.last ?? null
  }
}

/** Winter and summer of a year whose clocks are settled: all versions of the IANA database agree on them. */
const WINTER = '2000-01-15T12:00:00Z'
const SUMMER = '2000-07-15T12:00:00Z'

const showClocks = statement<{ zone: string }>(
  'preferences_clocks',
  `SELECT ('${WINTER}'::timestamptz AT TIME ZONE :zone::text)::text AS winter,
          ('${SUMMER}'::timestamptz AT TIME ZONE :zone::text)::text AS summer`,
)

/** @throws DocketError AUTH_INVALID when the user is gone */
export async function readPreferences(workspaceId: string, db: Queryable): Promise<PreferencesResponse> {
  const [stored] = await db.query<StoredPreferences>(selectPreferences({ workspace: workspaceId }))
  if (stored === undefined) throw userIsGone()
  return shownPreferences(stored)
}

const selectLanguage = statement<{ workspace: string }>(
  'preferences_language',
  "SELECT preferences->>'language' AS language FROM workspaces WHERE id = :workspace",
)

// In two steps: where workspaces are spread over nodes, users are on one.
const selectUserByEmail = statement<{ email: string }>(
  'preferences_user_by_email',
  'SELECT id FROM users WHERE email = :email',
)

/**
 * The language in which the service writes to the owner of an account: the one that they have chosen; if they have not,
 * or there is no such account, the one that whoever caused it likes best.
 * @param account by its id, or by its present address
 * @param accepts `Accept-Language` of the request that caused it
 */
export async function readLanguage(
  account: { id: string } | { email: string },
  db: Queryable,
  accepts?: string | undefined,
): Promise<Language> {
  const users =
    'id' in account
      ? [account]
      : await db.query<{ id: string }>(selectUserByEmail({ email: account.email.toLowerCase() }))
  const [user] = users
  const [stored] =
    user === undefined
      ? []
      : await db.query<{ language: Language | null }>(selectLanguage({ workspace: user.id }))
  return stored?.language ?? languageFor(accepts, LANGUAGES)
}

const selectCalendars = statement<{ ids: readonly string[] }>(
  'preferences_calendars',
  'SELECT id, time_zone, preferences AS chosen FROM workspaces WHERE id = ANY (:ids::text[])',
)

/**
 * How the actor reckons days, where that is not how the workspace does: undefined in their own, without a question to the
 * database.
 * @throws DocketError AUTH_INVALID when the user or the workspace is gone
 */
export async function readCalendar(
  { userId, workspaceId }: Pick<Actor, 'userId' | 'workspaceId'>,
  db: Queryable,
): Promise<Calendar | undefined> {
  if (workspaceId === userId) return undefined
  const rows = await db.query<StoredPreferences & { id: string }>(
    selectCalendars({ ids: [userId, workspaceId] }),
  )
  const [own, shared] = [userId, workspaceId].map((wanted) => rows.find(({ id }) => id === wanted))
  if (own === undefined || shared === undefined) throw userIsGone()
  return {
    zone: own.time_zone === shared.time_zone ? undefined : own.time_zone,
    weekStart: own.chosen.week_start ?? 1,
    dayFirst: own.chosen.date_format === 'dmy',
  }
}

const NAMED = { resource: 'preferences', id: 'preferences' }

/**
 * Applies `patch`; one that changes nothing writes nothing and takes no revision.
 * @throws DocketError PRECONDITION_FAILED, CONFLICT where it cannot be merged, or VALIDATION_ERROR for a zone that the
 *   database does not know
 */
export async function editPreferences(
  workspaceId: string,
  db: Database,
  write: Write,
  patch: PreferencesPatch,
  conditions: Preconditions,
  moveFloatingTasks: MoveFloatingTasks,
): Promise<{ preferences: PreferencesResponse; merged: boolean }> {
  return runUnitOfWork(workspaceId, db, write, async (unit) => {
    const before = await readPreferences(workspaceId, unit)
    const base = await baseOfEdit(
      unit,
      { ...NAMED, revision: before.revision, show: () => before },
      conditions,
    )
    const after = base === undefined ? patched(before, patch) : mergedEdit(base, before, patch)
    const merged = base !== undefined
    if (isDeepStrictEqual(after, before)) return { preferences: before, merged }
    if (Object.keys(after.lists ?? {}).length > MOST_LISTS) throw tooManyLists()
    if (after.time_zone !== before.time_zone) await checkZone(after.time_zone, unit)
    return { preferences: await setPreferences(unit, before, after, moveFloatingTasks), merged }
  })
}

/** The edit of an earlier state, applied to the present one. @throws DocketError CONFLICT */
function mergedEdit(base: object, now: PreferencesResponse, patch: PreferencesPatch): PreferencesResponse {
  const then = base as PreferencesResponse
  const [before, theirs, yours] = [flat(then), flat(now), flat(patched(then, patch))]
  const conflicts = conflictsOf(before, theirs, yours)
  if (conflicts.length > 0) throw mergeConflict(conflicts, now.revision, now)
  const left = fieldsLeft(before, theirs, yours)
  const after: Record<string, unknown> = { ...theirs }
  for (const name of left) {
    if (yours[name] === undefined) delete after[name]
    else after[name] = yours[name]
  }
  return unflat(after) as unknown as PreferencesResponse
}

function tooManyLists(): DocketError {
  const msg = `At most ${MOST_LISTS} lists can have options of their own.`
  const errors = [{ loc: ['body', 'lists'], msg, type: 'too_big' }]
  return new DocketError('VALIDATION_ERROR', `body.lists: ${msg}`, { errors })
}

async function setPreferences(
  unit: UnitOfWork,
  before: PreferencesResponse,
  next: PreferencesResponse,
  moveFloatingTasks: MoveFloatingTasks,
): Promise<PreferencesResponse> {
  const revision = unit.nextRevision()
  const { time_zone: zone, revision: _, ...chosen } = next
  const after = shownPreferences({ time_zone: zone, chosen, revision })
  unit.log({ resource: 'preferences', id: 'preferences', revision, before, after })
  const overview_at = nextOverview(Date.parse(unit.at), chosen.notify, zone)
  await unit.query(
    updatePreferences({
      ...{ workspace: unit.workspaceId, zone, chosen: JSON.stringify(chosen), revision, overview_at },
    }),
  )
  if (zone === before.time_zone) return after
  unit.timeZone = zone
  await moveFloatingTasks(unit)
  await moveLocalTimes(unit, zone)
  return after
}

/** Tasks with floating times are rewritten along with it. */
export const restorablePreferences = (moveFloatingTasks: MoveFloatingTasks): Restorable => ({
  resource: 'preferences',
  stateOf: (snapshot) => ({ id: 'preferences', ...flat(snapshot) }),
  snapshotOf: ({ id: _, ...state }) => unflat(state),
  read: async (unit) => [{ id: 'preferences', ...flat(await readPreferences(unit.workspaceId, unit)) }],
  async rewrite(unit, changes) {
    for (const { after } of changes) {
      if (after === null) continue
      const { id: _, ...state } = after
      const before = await readPreferences(unit.workspaceId, unit)
      await setPreferences(unit, before, unflat(state) as PreferencesResponse, moveFloatingTasks)
    }
  },
})

const INVALID_PARAMETER_VALUE = '22023'

/**
 * Refuses a zone that the database does not know, or takes for another: to PostgreSQL `IST` is in Israel, and `CET` has
 * no summer time.
 */
export async function checkZone(zone: string, db: Queryable): Promise<void> {
  const asHere = (instant: string) => localTime(new Date(instant), zone).toString().replace('T', ' ')
  try {
    const [clocks] = await db.query<{ winter: string; summer: string }>(showClocks({ zone }))
    if (clocks?.winter === asHere(WINTER) && clocks.summer === asHere(SUMMER)) return
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === INVALID_PARAMETER_VALUE)) throw error
  }
  const msg = 'The database does not know this time zone. Use the name of a place, like Europe/Berlin.'
  const errors = [{ loc: ['body', 'time_zone'], msg, type: 'time_zone' }]
  throw new DocketError('VALIDATION_ERROR', `body.time_zone: ${msg}`, { errors })
}
