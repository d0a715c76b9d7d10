import { type ChangeRow, shownChange } from '../../changelog/changes/crud.ts'
import { pageOf } from '../../changelog/changes/state.ts'
import type { Exported, Resources } from '../../changelog/resource.ts'
import { columnsOf } from '../../changelog/statements.ts'
import { changeColumns } from '../../changelog/stored-states.ts'
import { CHANNEL_DELIVERY_COLUMNS } from '../../channels/crud/deliveries.ts'
import { type Actor, userIsGone } from '../../core/auth.ts'
import type { Queryable } from '../../database/connection.ts'
import { readPreferences } from '../../preferences/crud.ts'
import { DELIVERY_COLUMNS } from '../../webhooks/crud.ts'
import { listMembers } from '../../workspaces/crud/members.ts'
import { readWorkspace } from '../../workspaces/crud/workspaces.ts'
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
  memberships:
    'SELECT workspace_id, role, joined_at FROM memberships WHERE user_id = $1 ORDER BY joined_at, workspace_id',
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

const MESSAGE = [
  'role',
  'content',
  'tool_calls',
  'status',
  'answered_by',
  'notice',
  'remembered',
  'tokens_in',
  'tokens_out',
  'created_at',
]

/** Rows that are read at once: nothing else is answered while they are serialised. */
const PAGE = 200

/** Lists that may be long: read in pages. */
const LONG_LISTS: Record<string, LongList> = {
  idempotency_keys: {
    key: ['sent'],
    first: '',
    // A key sent with an API key is stored with that key's id in front.
    // No output is called `key`: Citus would sort by that.
    text: `SELECT key AS sent, substring(key FROM '[^ ]+$') AS name, revision, created_at FROM idempotency_keys
      WHERE user_id = $1 AND key > $2 ORDER BY idempotency_keys.key LIMIT ${PAGE}`,
    show: ({ sent: _, name, ...row }) => ({ key: name, ...row }),
  },
  webhook_deliveries: {
    key: ['webhook_id', 'id'],
    text: `SELECT webhook_id, ${DELIVERY_COLUMNS} FROM webhook_deliveries
      WHERE user_id = $1 AND (webhook_id, id) > ($2, $3) ORDER BY webhook_id, id LIMIT ${PAGE}`,
  },
  channel_deliveries: {
    key: ['channel_id', 'id'],
    text: `SELECT channel_id, ${CHANNEL_DELIVERY_COLUMNS} FROM channel_deliveries
      WHERE user_id = $1 AND (channel_id, id) > ($2, $3) ORDER BY channel_id, id LIMIT ${PAGE}`,
  },
  snoozes: {
    key: ['workspace_id', 'task_id'],
    text: `SELECT workspace_id, task_id, at, repeated FROM snoozes
      WHERE user_id = $1 AND (workspace_id, task_id) > ($2, $3) ORDER BY workspace_id, task_id LIMIT ${PAGE}`,
  },
  messages: {
    key: ['conversation_id', 'id'],
    text: `SELECT conversation_id, id, ${columnsOf(MESSAGE, 'messages')} FROM messages
      WHERE user_id = $1 AND (conversation_id, id) > ($2, $3) ORDER BY conversation_id, id LIMIT ${PAGE}`,
  },
  // What the user has said to the assistant in workspaces that they share; nobody else there knows of it.
  shared_conversations: {
    key: ['workspace_id', 'id'],
    text: `SELECT user_id AS workspace_id, id, title, summary, created_at, updated_at FROM conversations
      WHERE member_id = $1 AND (user_id, id) > ($2, $3) ORDER BY user_id, id LIMIT ${PAGE}`,
  },
  shared_messages: {
    key: ['workspace_id', 'conversation_id', 'id'],
    text: `SELECT message.user_id AS workspace_id, message.conversation_id, message.id, ${columnsOf(MESSAGE, 'message')}
      FROM conversations conversation JOIN messages message
        ON message.user_id = conversation.user_id AND message.conversation_id = conversation.id
      WHERE conversation.member_id = $1 AND (message.user_id, message.conversation_id, message.id) > ($2, $3, $4)
      ORDER BY message.user_id, message.conversation_id, message.id LIMIT ${PAGE}`,
  },
  changes: {
    key: ['revision'],
    text: `SELECT ${changeColumns('changes')} FROM changes
      WHERE user_id = $1 AND revision > $2 ORDER BY revision LIMIT ${PAGE}`,
    show: (row, zone, resources) =>
      shownChange({ ...(row as unknown as ChangeRow), time_zone: zone }, resources),
  },
}

/** Of these, what a shared workspace has. */
const LONG_LISTS_OF_SHARED = ['webhook_deliveries', 'changes']

/** One JSON document. */
interface Document {
  workspaceId: string
  /** What it begins with. */
  start: object
  /** The lists that are short enough to be read as a whole. */
  shortLists: Record<string, () => Promise<unknown[]>>
  exported: readonly Exported[]
  longLists: readonly string[]
  /** The workspace's, by which floating times are shown. */
  zone: string
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
  const [user] = await read(db, 'user', USER, userId)
  const [workspace] = await read(db, 'workspace', WORKSPACE, userId)
  if (user === undefined || workspace === undefined) throw userIsGone()
  const preferences = await readPreferences(userId, db)
  const shortLists = Object.entries(SHORT_LISTS).map(
    ([name, text]) => [name, () => read(db, name, text, userId)] as const,
  )
  return piecesOf(db, resources, {
    workspaceId: userId,
    start: { exported_at: now, user: { ...user, ...workspace }, preferences },
    shortLists: Object.fromEntries(shortLists),
    exported: resources.exported,
    longLists: Object.keys(LONG_LISTS),
    zone: preferences.time_zone,
  })
}

/**
 * What a shared workspace has, in the same way, and its members as they see each other. What belongs to a person is not
 * in it.
 * @throws DocketError AUTH_FORBIDDEN if it is gone
 */
export async function exportShared(
  actor: Actor,
  db: Queryable,
  resources: Resources,
  now: Date,
): Promise<AsyncGenerator<string>> {
  const workspace = await readWorkspace(actor, db)
  return piecesOf(db, resources, {
    workspaceId: actor.workspaceId,
    start: { exported_at: now, workspace },
    shortLists: { members: () => listMembers(actor, db) },
    exported: ofShared(resources),
    longLists: LONG_LISTS_OF_SHARED,
    zone: workspace.time_zone,
  })
}

/** The lists of a shared workspace: keys are in their users' own. */
export const ofShared = ({ exported }: Resources): Exported[] =>
  exported.filter(({ isCredential, isPersonal }) => isCredential !== true && isPersonal !== true)

const read = (db: Queryable, name: string, text: string, ...values: unknown[]): Promise<Row[]> =>
  db.query<Row>({ name: `export_${name}`, text, values })

async function* piecesOf(
  db: Queryable,
  resources: Resources,
  { workspaceId, start, shortLists, exported, longLists, zone }: Document,
): AsyncGenerator<string> {
  yield JSON.stringify(start).slice(0, -1)
  for (const [name, list] of Object.entries(shortLists)) yield `,"${name}":${JSON.stringify(await list())}`
  for (const resource of exported) {
    const next = (last: Row | undefined) => {
      const [first = 0, second = 0] = resource.rows.key.map((name) => Number(last?.[name] ?? 0))
      return db.query<Row>(pageOf(resource)({ workspace: workspaceId, limit: PAGE, first, second }))
    }
    yield* list(resource.export, next, (row) => resources.show(resource.name, row, zone))
  }
  for (const [name, { key, first = 0, text, show = (row: Row) => row }] of Object.entries(LONG_LISTS)) {
    if (!longLists.includes(name)) continue
    const next = (last: Row | undefined) =>
      read(db, name, text, workspaceId, ...key.map((column) => (last === undefined ? first : last[column])))
    yield* list(name, next, (row) => show(row, zone, resources))
  }
  yield '}'
}

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
