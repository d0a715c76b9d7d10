import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { createAuth } from '../backend/src/accounts/auth.ts'
import { createMailer } from '../backend/src/accounts/mail.ts'
import type { Config } from '../backend/src/config.ts'
import { connect, type Database } from '../backend/src/database/connection.ts'
import type { User } from './load.ts'
import { SEEDED } from './scenarios.ts'

/** Users of one server, each with `SEEDED` tasks. */
export interface Crowd {
  readers: User[]
  writers: User[]
}

/** Seconds that a token is good for: longer than any run. */
const TOKEN_LIFE = 24 * 60 * 60

/** Makes equal crowds for as many servers as asked, with tokens that the service itself signed. */
export async function seed(config: Config, url: string, servers: number, size: number): Promise<Crowd[]> {
  const db = connect(config.database, url)
  const log = pino({ level: 'silent' })
  const mailer = createMailer(config, () => {})
  const inBackground = (work: Promise<unknown>) => void work
  const auth = createAuth({ config, db, mailer, log, inBackground })

  async function newUser(): Promise<User> {
    const id = randomBytes(16).toString('hex')
    await insertUser(db, id)
    const now = Math.floor(Date.now() / 1000)
    const payload = { sub: id, user_id: id, email: `${id}@example.com`, iat: now, exp: now + TOKEN_LIFE }
    const { token } = await auth.api.signJWT({ body: { payload } })
    return { id, token }
  }

  try {
    const crowds: Crowd[] = Array.from({ length: servers }, () => ({ readers: [], writers: [] }))
    // User by user and server by server in turn, so that nobody's rows lie better than another's.
    for (let count = 0; count < size; count += 1) {
      for (const { readers, writers } of crowds) {
        readers.push(await newUser())
        writers.push(await newUser())
      }
    }
    await db.pool.query('VACUUM ANALYZE')
    return crowds
  } finally {
    mailer.close()
    await db.close()
  }
}

async function insertUser({ pool }: Database, id: string): Promise<void> {
  await pool.query(
    'INSERT INTO users (id, name, email, revision, last_task_id) VALUES ($1, $2, $3, $4, $4)',
    [id, 'A user of the bench', `${id}@example.com`, SEEDED],
  )
  await pool.query(
    `INSERT INTO tasks (user_id, id, revision, title, description, complete, created_at, updated_at)
     SELECT $1, n, n, 'Task ' || n || ' that was there before', 'A description as long as most are', n % 3 = 0, now(), now()
     FROM generate_series(1, $2::int) n`,
    [id, SEEDED],
  )
}
