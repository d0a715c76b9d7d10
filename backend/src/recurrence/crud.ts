import { userIsGone } from '../core/auth.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

const selectTimeZone = statement<{ user: string }>(
  'recurrence_time_zone',
  'SELECT time_zone FROM users WHERE id = :user',
)

/** @returns the IANA name of where the user is */
export async function readTimeZone(userId: string, db: Queryable): Promise<string> {
  const [row] = await db.query<{ time_zone: string }>(selectTimeZone({ user: userId }))
  if (row === undefined) throw userIsGone()
  return row.time_zone
}
