import { randomBytes } from 'node:crypto'
import pg from 'pg'
import pino from 'pino'
import { createAuth } from '../backend/src/accounts/auth.ts'
import { createMailer } from '../backend/src/accounts/mail.ts'
import type { Config } from '../backend/src/config.ts'
import { evenPositions } from '../backend/src/core/order.ts'
import { connect } from '../backend/src/database/connection.ts'
import { snapshot } from '../backend/src/tasks/crud/rows.ts'
import { accountOf, LABELS, PROJECTS, VIEWS, ZONE } from './account.ts'
import type { User } from './load.ts'
import { SEEDED } from './scenarios.ts'

/** Users of one server, each with `SEEDED` tasks. */
export interface Crowd {
  readers: User[]
  writers: User[]
}

/** Creates a user; `insert` writes their rows. */
type NewUser = (insert: (client: pg.Client, id: string) => Promise<void>) => Promise<User>

/** Seconds for which a token is valid: longer than any run. */
const TOKEN_LIFE = 24 * 60 * 60

/** Creates equal crowds for `servers` servers, with tokens that the service itself signed. */
export async function seed(config: Config, url: string, servers: number, size: number): Promise<Crowd[]> {
  return await seeding(config, url, async (newUser) => {
    const crowds: Crowd[] = Array.from({ length: servers }, () => ({ readers: [], writers: [] }))
    // User by user, alternating between servers, so that no server's rows are laid out better than another's.
    for (let count = 0; count < size; count += 1) {
      for (const { readers, writers } of crowds) {
        readers.push(await newUser(insertUser))
        writers.push(await newUser(insertUser))
      }
    }
    return crowds
  })
}

/** Creates the user with `tasks` tasks. */
export async function seedHolder(config: Config, url: string, tasks: number): Promise<User> {
  return await seeding(config, url, (newUser) => newUser((client, id) => insertAccount(client, id, tasks)))
}

async function seeding<Seeded>(
  config: Config,
  url: string,
  work: (newUser: NewUser) => Promise<Seeded>,
): Promise<Seeded> {
  const db = connect(config.database, url)
  const log = pino({ level: 'silent' })
  const mailer = createMailer(config, () => {})
  const inBackground = (work: Promise<unknown>) => void work
  const auth = createAuth({ config, db, mailer, log, inBackground })
  try {
    return await onClient(url, async (client) => {
      const seeded = await work(async (insert) => {
        const id = randomBytes(16).toString('hex')
        await insert(client, id)
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

/** Runs `work` on a connection without the service's timeouts. */
export async function onClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function insertOwner(client: pg.Client, id: string, revision: number, tasks: number): Promise<void> {
  await client.query(
    'INSERT INTO users (id, name, email, revision, last_task_id) VALUES ($1, $2, $3, $4, $5)',
    [id, 'A user of the bench', `${id}@example.com`, revision, tasks],
  )
}

async function insertUser(client: pg.Client, id: string): Promise<void> {
  await insertOwner(client, id, SEEDED, SEEDED)
  await client.query(
    `INSERT INTO tasks (user_id, id, revision, title, description, complete, created_at, updated_at)
     SELECT $1, n, n, 'Task ' || n || ' that was there before', 'A description as long as most are', n % 3 = 0, now(), now()
     FROM generate_series(1, $2::int) n`,
    [id, SEEDED],
  )
}

/** Tasks per statement. */
const CHUNK = 5000

async function insertAccount(client: pg.Client, id: string, tasks: number): Promise<void> {
  await insertOwner(client, id, tasks, tasks)
  await client.query('UPDATE users SET time_zone = $2 WHERE id = $1', [id, ZONE])
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
  await insertLog(client, id)
}

/** The log's entries for the first tasks: enough for a client that was offline. */
async function insertLog(client: pg.Client, id: string): Promise<void> {
  await client.query(
    `INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, after)
     SELECT user_id, id, created_at, 'user', user_id, 'task', id, ${snapshot('tasks')}
     FROM tasks WHERE user_id = $1 AND id <= 1000`,
    [id],
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
