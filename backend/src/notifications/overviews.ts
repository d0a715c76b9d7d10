import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import { localTime } from '../core/dates.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { nextOverview, overviewsOn } from '../preferences/model.ts'
import type { NotifierContext } from './context.ts'
import { ownWrite } from './crud.ts'
import { eachOf } from './each.ts'
import { type Reader, type ReaderRow, readerOf } from './model/choices.ts'
import type { News } from './news.ts'
import { readersAmong } from './readers.ts'
import { tellWithin } from './tell.ts'

/** Tells users in the morning what the day has for them, and once a week how it went; only if there is something. */

const FOUND = 200
/** Titles that an overview names. */
const NAMED = 5
const WEEK = 7

interface Due extends ReaderRow {
  overview_at: string
}

const lookAround = statement<{ now: string }>(
  'notification_overviews',
  `SELECT id, time_zone, preferences AS chosen, overview_at FROM workspaces
   WHERE overview_at <= :now::timestamptz ORDER BY overview_at LIMIT ${FOUND}`,
)

const moveOn = statement<{ workspace: string; next: string | null; was: string }>(
  'notification_overview_told',
  `UPDATE workspaces SET overview_at = :next::timestamptz
   WHERE id = :workspace AND overview_at = :was::timestamptz RETURNING id`,
)

type Days = {
  workspace: string
  mine: string | null
  today: string
  tomorrow: string
  week: string
  since: string
}

/** Open tasks of the user in one workspace by date, and those done in the last week. */
const count = statement<Days>(
  'notification_overview_count',
  `SELECT
     count(*) FILTER (WHERE NOT complete AND due_local >= :today::timestamp AND due_local < :tomorrow::timestamp) AS today,
     count(*) FILTER (WHERE NOT complete AND due_local < :today::timestamp) AS overdue,
     count(*) FILTER (WHERE NOT complete AND due_local >= :tomorrow::timestamp AND due_local < :week::timestamp) AS next,
     count(*) FILTER (WHERE complete AND updated_at >= :since::timestamptz) AS done
   FROM tasks WHERE user_id = :workspace AND (:mine::text IS NULL OR assignees @> ARRAY[:mine::text])
     AND (complete AND updated_at >= :since::timestamptz OR NOT complete AND due_local < :week::timestamp)`,
)

const selectTitles = statement<Pick<Days, 'workspace' | 'mine' | 'tomorrow'>>(
  'notification_overview_titles',
  `SELECT title FROM tasks
   WHERE user_id = :workspace AND NOT complete AND due_local < :tomorrow::timestamp
     AND (:mine::text IS NULL OR assignees @> ARRAY[:mine::text])
   ORDER BY due_local DESC, id LIMIT ${NAMED}`,
)

const selectShared = statement<{ user: string }>(
  'notification_overview_shared',
  'SELECT workspace_id AS id FROM memberships WHERE user_id = :user ORDER BY joined_at, workspace_id',
)

type Counts = NonNullable<News['counts']>

/** @returns whether there was something */
export async function tellOverviews(context: NotifierContext, now: Date): Promise<boolean> {
  const { db } = context
  const found = await db.finder.query<Due>(lookAround({ now: now.toISOString() }))
  if (found.length === 0) return false
  const enabled = await readersAmong(
    db.finder,
    found.map(({ id }) => id),
  )
  const all = new Map(found.map((each) => [each.id, each]))
  const failed = await eachOf(context, all, async (id, due) => {
    const reader = readerOf(due)
    const news = enabled.has(id) ? await newsFor(reader, db.finder, due, now) : []
    await runUnitOfWork(id, db, ownWrite(id, now), async (unit) => {
      const next = nextOverview(now.getTime(), reader.notify, reader.zone)
      // Another instance, or other preferences, may have come first.
      const [mine] = await unit.query(moveOn({ workspace: id, next, was: due.overview_at }))
      if (mine !== undefined) await tellWithin(unit, reader, news, { now, perHour: context.perHour })
    })
  })
  return failed.length < found.length
}

async function newsFor(reader: Reader, db: Queryable, due: Due, now: Date): Promise<News[]> {
  const at = new Date(due.overview_at)
  const day = localTime(at, reader.zone).toPlainDate()
  // What a past day had is no use any more.
  if (!day.equals(localTime(now, reader.zone).toPlainDate())) return []
  const { counts, titles } = await countAll(reader, db, day, now)
  const { today, overdue, done, next } = counts
  return overviewsOn(day.dayOfWeek, reader.notify).flatMap((kind) => {
    const isEmpty = kind === 'overview' ? today + overdue === 0 : done + next + overdue === 0
    if (isEmpty) return []
    return [
      {
        ...{ kind, at, counts, titles, workspace: null, task: null, workspaceId: reader.id },
        source: `${kind} ${day}`,
        link: '/today',
      },
    ]
  })
}

/** Of the user's own workspace everything, of shared ones what is assigned to the user. */
async function countAll(reader: Reader, db: Queryable, day: Temporal.PlainDate, now: Date) {
  const days = {
    today: day.toString(),
    tomorrow: day.add({ days: 1 }).toString(),
    week: day.add({ days: 1 + WEEK }).toString(),
    since: new Date(now.getTime() - WEEK * 24 * 60 * 60 * 1000).toISOString(),
  }
  const shared = await db.query<{ id: string }>(selectShared({ user: reader.id }))
  const places = [
    { workspace: reader.id, mine: null },
    ...shared.map(({ id }) => ({ workspace: id, mine: reader.id })),
  ]
  const counts: Counts = { today: 0, overdue: 0, done: 0, next: 0 }
  const titles: string[] = []
  for (const place of places) {
    const [found] = await db.query<Counts>(count({ ...place, ...days }))
    if (found === undefined) continue
    for (const name of ['today', 'overdue', 'done', 'next'] as const) counts[name] += found[name]
    if (found.today + found.overdue === 0 || titles.length >= NAMED) continue
    const some = await db.query<{ title: string }>(selectTitles({ ...place, tomorrow: days.tomorrow }))
    titles.push(...some.map(({ title }) => title).slice(0, NAMED - titles.length))
  }
  return { counts, titles }
}
