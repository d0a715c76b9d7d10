import { randomBytes } from 'node:crypto'
import type { JSONWebKeySet, JWK } from 'jose'
import type pg from 'pg'
import pino from 'pino'
import { createAuth } from '../backend/src/accounts/auth.ts'
import { createMailer } from '../backend/src/accounts/mail.ts'
import type { Config } from '../backend/src/config.ts'
import { evenPositions } from '../backend/src/core/order.ts'
import { connect } from '../backend/src/database/connection.ts'
import { snapshot } from '../backend/src/tasks/crud/rows.ts'
import { accountOf, LABELS, PROJECTS, VIEWS, ZONE } from './account.ts'
import { onClient } from './database.ts'
import type { User } from './dialects.ts'
import { SEEDED } from './scenarios.ts'

/** Signs a token for the user. */
type NewUser = (id: string) => Promise<User>

/** Seconds for which a token is valid: longer than any run. */
const TOKEN_LIFE = 24 * 60 * 60

/** Creates so many users, each with `SEEDED` tasks, with tokens that the service itself signed. */
export async function seed(config: Config, url: string, size: number): Promise<User[]> {
  return await seeding(config, url, async (client, newUser) => {
    const ids = Array.from({ length: size }, newId)
    await insertUsers(client, ids)
    const users: User[] = []
    for (const id of ids) users.push(await newUser(id))
    return users
  })
}

/** Creates the user with `tasks` tasks. */
export async function seedHolder(config: Config, url: string, tasks: number): Promise<User> {
  return await seeding(config, url, async (client, newUser) => {
    const id = newId()
    await insertAccount(client, id, tasks)
    return await newUser(id)
  })
}

const newId = () => randomBytes(16).toString('hex')

async function seeding<Seeded>(
  config: Config,
  url: string,
  work: (client: pg.Client, newUser: NewUser) => Promise<Seeded>,
): Promise<Seeded> {
  const db = connect(config.database, url)
  const log = pino({ level: 'silent' })
  const mailer = createMailer(config, () => {})
  const inBackground = (work: Promise<unknown>) => void work
  const auth = createAuth({ config, db, mailer, log, inBackground })
  try {
    return await onClient(url, async (client) => {
      const seeded = await work(client, async (id) => {
        const now = Math.floor(Date.now() / 1000)
        const payload = {
          sub: id,
          user_id: id,
          email: `${id}@example.com`,
          iat: now,
          exp: now + TOKEN_LIFE,
        }
        const { token } = await auth.api.signJWT({ body: { payload } })
        return { id, token }
      })
      await client.query('VACUUM ANALYZE')
      return seeded
    })
  } finally {
    mailer.close()
    await db.close()
  }
}

/** The public keys with which the service's tokens are checked. */
export async function keysOf(url: string): Promise<JSONWebKeySet> {
  return await onClient(url, async (client) => {
    const { rows } = await client.query<{ id: string; public_key: string }>('SELECT id, public_key FROM jwks')
    return { keys: rows.map(({ id, public_key }) => ({ ...(JSON.parse(public_key) as JWK), kid: id })) }
  })
}

/** Commits of before 2026-11-24, against which this one may run, have the counters of a user's log in `users`. */
async function ownersOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query("SELECT to_regclass('workspaces') IS NOT NULL AS apart")
  return rows[0]?.apart === true ? 'workspaces' : 'users'
}

/** Users whose logs have come as far as `revision`, each with so many tasks. */
async function insertOwners(
  client: pg.Client,
  ids: string[],
  { revision, tasks }: { revision: number; tasks: number },
): Promise<void> {
  await client.query(
    `INSERT INTO users (id, name, email)
     SELECT id, 'A user of the bench', id || '@example.com' FROM unnest($1::text[]) AS id`,
    [ids],
  )
  await client.query(
    `UPDATE ${await ownersOf(client)} SET revision = $2, last_task_id = $3, time_zone = $4 WHERE id = ANY ($1)`,
    [ids, revision, tasks, ZONE],
  )
}

async function insertUsers(client: pg.Client, ids: string[]): Promise<void> {
  await insertOwners(client, ids, { revision: SEEDED, tasks: SEEDED })
  await client.query(
    `INSERT INTO tasks (user_id, id, revision, title, description, complete, created_at, updated_at)
     SELECT owner, n, n, 'Task ' || n || ' that was there before', 'A description as long as most are', n % 3 = 0, now(), now()
     FROM unnest($1::text[]) WITH ORDINALITY AS owners(owner, place), generate_series(1, $2::int) n
     ORDER BY place, n`,
    [ids, SEEDED],
  )
  await insertLog(client, ids)
}

/** Tasks per statement. */
const CHUNK = 5000

async function insertAccount(client: pg.Client, id: string, tasks: number): Promise<void> {
  await insertOwners(client, [id], { revision: tasks, tasks })
  await insertNamed(client, 'projects', id, PROJECTS)
  await insertNamed(client, 'labels', id, LABELS)
  await insertNamed(client, 'views', id, Object.keys(VIEWS), Object.values(VIEWS))
  const now = new Date()
  for (let first = 1; first <= tasks; first += CHUNK) {
    const last = Math.min(first + CHUNK - 1, tasks)
    const account = accountOf(id, now, { first, last, total: tasks })
    const columns = Object.keys(account.tasks[0] ?? {}).join(', ')
    await client.query(
      `INSERT INTO tasks (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::tasks, $1::json)`,
      [JSON.stringify(account.tasks)],
    )
    await client.query(
      `INSERT INTO notes (user_id, task_id, id, revision, body, actor_kind, actor_id, created_at, updated_at)
       SELECT $1, id, id, id, body, 'user', $1, now(), now() FROM json_to_recordset($2::json) AS note(id bigint, body text)`,
      [id, JSON.stringify(account.notes)],
    )
  }
  await insertLog(client, [id])
}

/** The log's entries: one for each task. */
async function insertLog(client: pg.Client, ids: string[]): Promise<void> {
  await client.query(
    `INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, after)
     SELECT user_id, id, created_at, 'user', user_id, 'task', id, ${snapshot('tasks')}
     FROM tasks WHERE user_id = ANY ($1) ORDER BY user_id, id`,
    [ids],
  )
}

/** Inserts projects, labels or views, with ids counting from 1. */
async function insertNamed(
  client: pg.Client,
  table: 'projects' | 'labels' | 'views',
  userId: string,
  names: string[],
  filters?: string[],
): Promise<void> {
  const filter = filters === undefined ? '' : ', filter'
  await client.query(
    `INSERT INTO ${table} (user_id, id, revision, name, position, created_at, updated_at${filter})
     SELECT $1, id, id, name, position, now(), now()${filter}
     FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS named(name, position, filter, id)`,
    [userId, names, evenPositions(names.length), filters ?? []],
  )
}
