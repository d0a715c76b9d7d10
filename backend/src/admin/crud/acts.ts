import { lockAdministration, type Settings } from '../../accounts/crud/administrators.ts'
import { DocketError } from '../../core/errors.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { ROW_LIMIT, repeat } from '../../database/row-limit.ts'
import { type Statement, statement } from '../../database/statement.ts'
import type { Action } from '../model.ts'

/** What administrators do, one after the other: each act is checked, done and written to the audit log as one. */

/** Who acts. */
export interface Administrator {
  /** Null: whoever uses the command line of the machine, or the link that the first start prints. */
  id: string | null
  address: string | null
}

export const COMMAND_LINE: Administrator = { id: null, address: null }

export interface Target {
  /** Null if there is no account yet. */
  id: string | null
  email: string
}

export interface Act {
  tx: Queryable
  now: Date
  settings: Settings
  /** The e-mail address of the administrator; null on the command line. */
  by: string | null
  record(action: Action, target: Target | null, details?: object): Promise<void>
}

const selectAdmin = statement<{ id: string }>(
  'admin_select',
  "SELECT email FROM users WHERE id = :id AND role = 'admin' AND disabled_at IS NULL",
)

const insertAction = statement<{
  at: string
  actor_id: string | null
  actor: string | null
  action: string
  target_id: string | null
  target: string | null
  details: string
  address: string | null
}>(
  'admin_action',
  `INSERT INTO admin_actions (at, actor_id, actor, action, target_id, target, details, address)
   VALUES (:at::timestamptz, :actor_id, :actor, :action, :target_id, :target, :details::jsonb, :address)`,
)

const notAdmin = () => new DocketError('AUTH_FORBIDDEN', 'Only administrators can do this.')

/** The e-mail address of an administrator. @throws DocketError AUTH_FORBIDDEN for anybody else */
export async function requireAdministrator(db: Queryable, id: string): Promise<string> {
  const [row] = await db.query<{ email: string }>(selectAdmin({ id }))
  if (row === undefined) throw notAdmin()
  return row.email
}

/** The entry of the audit log, for what cannot be part of the act's transaction. */
export const entry = (
  { id, address }: Administrator,
  by: string | null,
  now: Date,
  action: Action,
  target: Target | null,
  details: object = {},
): Statement =>
  insertAction({
    at: now.toISOString(),
    actor_id: id,
    actor: by,
    action,
    target_id: target?.id ?? null,
    target: target?.email ?? null,
    details: JSON.stringify(details),
    address,
  })

/**
 * Runs `work` while no other administrator acts, so that what it has checked stays true. Whoever was an administrator
 * when the request came may no longer be one.
 * @throws DocketError AUTH_FORBIDDEN
 */
export function act<Result>(
  db: Database,
  administrator: Administrator,
  now: Date,
  work: (act: Act) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    const settings = await lockAdministration(tx)
    const by = administrator.id === null ? null : await requireAdministrator(tx, administrator.id)
    return await work({
      ...{ tx, now, settings, by },
      record: async (action, target, details) => {
        await tx.query(entry(administrator, by, now, action, target, details))
      },
    })
  })
}

const selectActions = statement<{ before: number | null; limit: number }>(
  'admin_actions_list',
  `SELECT id, at, actor_id, actor, action, target_id, target, details, address FROM admin_actions
   WHERE :before::bigint IS NULL OR id < :before::bigint ORDER BY id DESC LIMIT :limit`,
)

export interface ActionRow {
  id: number
  at: string
  actor_id: string | null
  actor: string | null
  action: Action
  target_id: string | null
  target: string | null
  details: Record<string, unknown>
  address: string | null
}

/** Newest first. */
export const listActions = (
  db: Queryable,
  page: { before: number | null; limit: number },
): Promise<ActionRow[]> => db.query(selectActions(page))

const forgetActions = statement<{ before: string }>(
  'admin_actions_prune',
  `DELETE FROM admin_actions WHERE id IN (
     SELECT id FROM admin_actions WHERE at < :before::timestamptz LIMIT ${ROW_LIMIT}
   ) RETURNING id`,
)

export const pruneActions = (db: Queryable, before: Date): Promise<void> =>
  repeat(db, forgetActions({ before: before.toISOString() }))
