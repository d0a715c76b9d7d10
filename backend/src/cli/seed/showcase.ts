import { runUnitOfWork, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import type { Write } from '../../changelog/write.ts'
import { inOwnWorkspace } from '../../core/auth.ts'
import { localTime } from '../../core/dates.ts'
import { type Database, inTransaction, type Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { createLabel } from '../../labels/crud.ts'
import { createNote } from '../../notes/crud.ts'
import { editPreferences } from '../../preferences/crud.ts'
import { createProject, projects } from '../../projects/crud.ts'
import { skipOccurrence } from '../../tasks/crud/recurring.ts'
import { moveFloatingTasks } from '../../tasks/crud/relations.ts'
import { createTask, editTask, moveTask } from '../../tasks/crud.ts'
import { TaskCreate } from '../../tasks/schemas.ts'
import { createView } from '../../views/crud.ts'
import { type Days, type Names, TASKS, VIEWS, ZONE } from './examples.ts'

/**
 * One example of everything that a task may have, written as the API would have written it over the last three weeks.
 */

const HOUR = 3_600_000
/** Hours before now at which the showcase begins. */
const BEGINS = 21 * 24

const selectState = statement<{ user: string }>(
  'seed_state',
  `SELECT EXISTS (SELECT FROM projects WHERE user_id = :user) AS shown,
     (SELECT max(at) FROM changes WHERE user_id = :user) AS last`,
)

/** When the showcase of a user begins who does not have one yet; undefined for a user who does. */
export async function showcaseBegins(userId: string, db: Queryable, now: Date): Promise<Date | undefined> {
  const [state] = await db.query<{ shown: boolean; last: string | null }>(selectState({ user: userId }))
  if (state?.shown) return undefined
  const begins = new Date(now.getTime() - BEGINS * HOUR)
  // The log continues after its last change.
  return state?.last && new Date(state.last) > begins ? new Date(state.last) : begins
}

/**
 * Creates projects, labels, views, tasks with everything that they may have, and notes, in the transaction `tx`.
 * @param begins nothing is dated before this
 */
export async function addShowcase(
  userId: string,
  { db, tx }: { db: Database; tx: Queryable },
  { begins, now }: { begins: Date; now: Date },
): Promise<void> {
  const own = inTransaction(db, tx)
  const write = (hoursAgo: number): Write => ({
    actor: inOwnWorkspace({ userId, kind: 'user', id: userId, scopes: new Set(['labels:write']) }),
    at: new Date(Math.max(begins.getTime(), now.getTime() - hoursAgo * HOUR)),
    key: null,
  })
  const unit = <Result>(hoursAgo: number, work: (unit: UnitOfWork) => Promise<Result>) =>
    runUnitOfWork(userId, own, write(hoursAgo), work)
  const unconditional = { match: null, noneMatch: [] }

  await editPreferences(userId, own, write(BEGINS), { time_zone: ZONE }, unconditional, moveFloatingTasks)
  const [home, work, move] = await unit(BEGINS, async (all) => [
    await createProject(all, { name: 'Home', color: '#2e7d32' }),
    await createProject(all, { name: 'Work', color: '#1565c0' }),
    await createProject(all, { name: 'The move to Berlin', color: '#6d4c41' }),
  ])
  await unit(BEGINS, async (all) => {
    await createLabel(all, { name: 'errand', color: '#ef6c00' })
    await createLabel(all, { name: 'phone', color: '#00838f' })
    await createLabel(all, { name: 'waiting', color: '#757575' })
    for (const view of VIEWS) await createView(all, view)
  })

  const names: Names = { home: home.id, work: work.id, move: move.id }
  const days: Days = daysFrom(now)
  const events = TASKS.flatMap((example) => [
    { hoursAgo: example.made, example, action: 'create' as const },
    ...(example.since ?? []).map(([action, hoursAgo]) => ({ hoursAgo, example, action })),
  ])
  // Of events at the same time, the first one listed comes first.
  for (const { hoursAgo, example, action } of events.toSorted(
    (one, other) => other.hoursAgo - one.hoursAgo,
  )) {
    const id = names[example.name] ?? 0
    if (action === 'create') {
      const input = TaskCreate.parse({ title: example.title, ...example.with?.(days, names) })
      names[example.name] = (await createTask(userId, own, write(hoursAgo), input)).task.id
      for (const body of example.notes ?? []) {
        await unit(hoursAgo, (all) => createNote(all, { body }, Number(names[example.name])))
      }
    } else if (action === 'skip') await skipOccurrence(userId, own, write(hoursAgo), id, unconditional)
    else {
      const options = { conditions: unconditional, force: false }
      await editTask(userId, own, write(hoursAgo), id, { complete: true }, options)
    }
  }
  await unit(1, (all) => projects.update(all, move, { archived: true }))
  const [first, second] = [Number(names.doctor), Number(names.books)]
  await moveTask(userId, own, write(1), first, { before: second }, unconditional)
}

/** Days as dates, relative to today in the demo users' time zone. */
export function daysFrom(now: Date): Days {
  const today = localTime(now, ZONE).toPlainDate()
  return {
    day: (offset) => today.add({ days: offset }).toString(),
    endOfMonth: today.with({ day: today.daysInMonth }).toString(),
  }
}
