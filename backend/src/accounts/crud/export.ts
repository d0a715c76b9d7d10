import { type ChangeRow, shownChange } from '../../changelog/changes/crud.ts'
import { pageOf } from '../../changelog/changes/state.ts'
import type { Exported, Resources } from '../../changelog/resource.ts'
import { changeColumns } from '../../changelog/stored-states.ts'
import { userIsGone } from '../../core/auth.ts'
import type { Queryable } from '../../database/connection.ts'
import { readPreferences } from '../../preferences/crud.ts'
import { DELIVERY_COLUMNS } from '../../webhooks/crud.ts'
import { CLIENTS } from './clients.ts'

/** Resources are exported as their own endpoints show them; what is no resource is listed here. */

const USER =
  'SELECT id, name, email, email_verified, image, two_factor_enabled, role, tour, created_at, updated_at FROM users WHERE id = $1'
const WORKSPACE = 'SELECT revision FROM workspaces WHERE id = $1'

const SHORT_LISTS = {
  sessions:
    'SELECT id, created_at, updated_at, expires_at, proven_at, provider_id, ip_address, user_agent FROM sessions WHERE user_id = $1 ORDER BY created_at, id',
  accounts:
    'SELECT id, provider_id, account_id, label, last_used_at, created_at, updated_at FROM accounts WHERE user_id = $1 ORDER BY created_at, id',
  passkeys:
    'SELECT id, name, device_type, backed_up, created_at, last_used_at FROM passkeys WHERE user_id = $1 ORDER BY created_at, id',
  clients: `${CLIENTS} ORDER BY consent.created_at, consent.id`,
  assistant_usage: 'SELECT day::text, tokens FROM assistant_usage WHERE user_id = $1 ORDER BY day',
  conversations:
    'SELECT id, title, summary, created_at, updated_at FROM conversations WHERE user_id = $1 ORDER BY id',
}

type Row = Record<string, unknown>

interface LongList {
  /** The columns that order the list: each page starts after the last row's values. */
  key: string[]
  /** A value that sorts before all of them; 0 by default. */
  first?: string
  text: string
  show?: (row: Row, zone: string, resources: Resources) => unknown
}

/** Rows that are read at once: nothing else is answered while they are serialised. */
const PAGE = 200

/** Lists that may be long: read in pages. */
const LONG_LISTS: Record<string, LongList> = {
  idempotency_keys: {
    key: ['sent'],
    first: '',
    // A key sent with an API key is stored with that key's id in front.
    text: `SELECT key AS sent, substring(key FROM '[^ ]+$') AS key, revision, created_at FROM idempotency_keys
      WHERE user_id = $1 AND key > $2 ORDER BY idempotency_keys.key LIMIT ${PAGE}`,
    show: ({ sent: _, ...row }) => row,
  },
  webhook_deliveries: {
    key: ['webhook_id', 'id'],
    text: `SELECT webhook_id, ${DELIVERY_COLUMNS} FROM webhook_deliveries
      WHERE user_id = $1 AND (webhook_id, id) > ($2, $3) ORDER BY webhook_id, id LIMIT ${PAGE}`,
  },
  messages: {
    key: ['conversation_id', 'id'],
    text: `SELECT conversation_id, id, role, content, tool_calls, status, answered_by, notice, remembered, tokens_in,
        tokens_out, created_at FROM messages
      WHERE user_id = $1 AND (conversation_id, id) > ($2, $3) ORDER BY conversation_id, id LIMIT ${PAGE}`,
  },
  changes: {
    key: ['revision'],
    text: `SELECT ${changeColumns('changes')} FROM changes
      WHERE user_id = $1 AND revision > $2 ORDER BY revision LIMIT ${PAGE}`,
    show: (row, zone, resources) =>
      shownChange({ ...(row as unknown as ChangeRow), time_zone: zone }, resources),
  },
}

/**
 * Everything that the service holds of the user, as the pieces of one JSON document. Secrets (password, tokens, keys)
 * are not in it: they are stored as hashes, or would themselves grant access. No connection is held between the pieces,
 * so a slow reader holds up nobody; what the user writes meanwhile may or may not be in it.
 * @throws DocketError AUTH_INVALID if the user is gone
 */
export async function exportUser(
  userId: string,
  db: Queryable,
  resources: Resources,
  now: Date,
): Promise<AsyncGenerator<string>> {
  const read = (name: string, text: string, ...values: unknown[]) =>
    db.query<Row>({ name: `export_${name}`, text, values })
  const [user] = await read('user', USER, userId)
  const [workspace] = await read('workspace', WORKSPACE, userId)
  if (user === undefined || workspace === undefined) throw userIsGone()
  const preferences = await readPreferences(userId, db)
  const zone = preferences.time_zone

  /** A list in pages. @param next reads the rows after `last`, or the first */
  async function* list(
    name: string,
    next: (last: Row | undefined) => Promise<Row[]>,
    show: (row: Row) => unknown,
  ): AsyncGenerator<string> {
    yield `,"${name}":[`
    for (let rows = await next(undefined); rows.length > 0; ) {
      yield rows.map((row) => JSON.stringify(show(row))).join()
      rows = rows.length < PAGE ? [] : await next(rows.at(-1))
      if (rows.length > 0) yield ','
    }
    yield ']'
  }

  function listOf(resource: Exported): AsyncGenerator<string> {
    const { key } = resource.rows
    const next = (last: Row | undefined) => {
      const [first = 0, second = 0] = key.map((name) => Number(last?.[name] ?? 0))
      return db.query<Row>(pageOf(resource)({ user: userId, limit: PAGE, first, second }))
    }
    return list(resource.export, next, (row) => resources.show(resource.name, row, zone))
  }

  async function* pieces(): AsyncGenerator<string> {
    const start = JSON.stringify({ exported_at: now, user: { ...user, ...workspace }, preferences })
    yield start.slice(0, -1)
    for (const [name, text] of Object.entries(SHORT_LISTS)) {
      yield `,"${name}":${JSON.stringify(await read(name, text, userId))}`
    }
    for (const resource of resources.exported) yield* listOf(resource)
    for (const [name, { key, first = 0, text, show = (row: Row) => row }] of Object.entries(LONG_LISTS)) {
      const next = (last: Row | undefined) =>
        read(name, text, userId, ...key.map((column) => (last === undefined ? first : last[column])))
      yield* list(name, next, (row) => show(row, zone, resources))
    }
    yield '}'
  }
  return pieces()
}
