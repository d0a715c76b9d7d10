import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { SignJWT } from 'jose'
import { createDatabase, onClient } from '../database.ts'
import type { User } from '../dialects.ts'
import { SEEDED } from '../scenarios.ts'
import { MODULES, NODE_22, versionOf } from './install.ts'
import { DAY, type Peer, randomSecret } from './peer.ts'

const run = promisify(execFile)
const CLI = join(MODULES, 'directus/cli.js')

/** Directus: collections, accounts and an admin app on any SQL database. */
export const directus: Peer = {
  name: 'directus',
  title: 'Directus',
  facts: [
    'Started with `directus start` on Node 22. A collection `tasks` with `user_created`; a role whose policy lets a user create, and read and update what they created. To what it creates itself we added an index by owner.',
    'Settings beside the defaults: `PRESSURE_LIMITER_ENABLED=false`, as our own limits, since it answers 503 when it is busy; `TELEMETRY=false`.',
    'Tokens: its own JWTs, signed here with its secret as its sign-in does, so that a thousand passwords need not be hashed.',
    'Version 11: the rules by owner that the collection needs are refused by version 12 without a paid licence.',
    'It has accounts, an admin app, files, and a log of activity and revisions for each write, as Docket has its change log; it has no ETags, idempotency keys, gap-free sync or undo.',
  ],
  version: () => versionOf('directus'),

  async start({ directory, postgres, start }, users) {
    const databaseUrl = await createDatabase(postgres.url, 'directus')
    const home = join(directory, 'directus')
    await mkdir(join(home, 'uploads'), { recursive: true })
    await mkdir(join(home, 'extensions'))
    const secret = randomSecret()
    const admin = randomSecret()
    const env = {
      NODE_ENV: 'production',
      HOME: home,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_STYLE: 'raw',
      SECRET: secret,
      DB_CLIENT: 'pg',
      DB_CONNECTION_STRING: databaseUrl,
      STORAGE_LOCAL_ROOT: join(home, 'uploads'),
      EXTENSIONS_PATH: join(home, 'extensions'),
      PRESSURE_LIMITER_ENABLED: 'false',
      TELEMETRY: 'false',
    }
    const first = { ...env, ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: admin, ADMIN_TOKEN: admin }
    await run(NODE_22, [CLI, 'bootstrap'], { cwd: home, env: { PATH: process.env.PATH, ...first } })
    const server = await start('directus', {
      node: NODE_22,
      args: [CLI, 'start'],
      cwd: home,
      env,
      ready: /Server started at [^"]*:(\d+)/,
    })
    const owners = await fill(`http://127.0.0.1:${server.port}`, admin, databaseUrl, users.length)
    return {
      ...server,
      name: 'directus',
      others: [],
      dialect: 'directus',
      keys: false,
      postgres: postgres.pid,
      databaseUrl,
      holder: [],
      users: await Promise.all(owners.map((owner, index) => signed(owner, index, secret))),
    }
  },
}

interface Owner {
  id: string
  role: string
}

/** Makes the collection and its rules by the API, users too, and then their tasks. */
async function fill(base: string, admin: string, databaseUrl: string, size: number): Promise<Owner[]> {
  async function post<Made>(path: string, body: unknown): Promise<Made> {
    const response = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`Directus, ${path}: ${response.status} ${await response.text()}`)
    return ((await response.json()) as { data: Made }).data
  }

  await post('/collections', { collection: 'tasks', meta: {}, schema: {}, fields: FIELDS })
  const policy = await post<{ id: string }>('/policies', { name: 'Own tasks' })
  const role = await post<{ id: string }>('/roles', { name: 'User', policies: [{ policy: policy.id }] })
  const own = { user_created: { _eq: '$CURRENT_USER' } }
  const rule = (action: string, permissions: unknown) => ({
    policy: policy.id,
    collection: 'tasks',
    action,
    fields: ['*'],
    permissions,
  })
  await post('/permissions', [rule('create', null), rule('read', own), rule('update', own)])
  const users = Array.from({ length: size }, (_, index) => ({
    email: `user-${index}@example.com`,
    role: role.id,
  }))
  const made = await post<{ id: string }[]>('/users', users)
  await onClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO tasks (id, user_created, title, description, complete, date_created)
       SELECT (place - 1) * $2::int + n, owner, 'Task ' || n || ' that was there before',
         'A description as long as most are', n % 3 = 0, now()
       FROM unnest($1::uuid[]) WITH ORDINALITY AS owners(owner, place), generate_series(1, $2::int) n
       ORDER BY 1`,
      [made.map(({ id }) => id), SEEDED],
    )
    await client.query(`SELECT setval(pg_get_serial_sequence('tasks', 'id'), $1)`, [size * SEEDED])
    await client.query('CREATE INDEX ON tasks (user_created, id)')
    await client.query('VACUUM ANALYZE')
  })
  return made.map(({ id }) => ({ id, role: role.id }))
}

const FIELDS = [
  {
    field: 'id',
    type: 'integer',
    meta: { hidden: true, readonly: true },
    schema: { is_primary_key: true, has_auto_increment: true },
  },
  { field: 'user_created', type: 'uuid', meta: { special: ['user-created'] }, schema: {} },
  { field: 'date_created', type: 'timestamp', meta: { special: ['date-created'] }, schema: {} },
  { field: 'date_updated', type: 'timestamp', meta: { special: ['date-updated'] }, schema: {} },
  { field: 'title', type: 'string', meta: { required: true }, schema: { is_nullable: false } },
  { field: 'description', type: 'text', meta: {}, schema: {} },
  {
    field: 'complete',
    type: 'boolean',
    meta: { special: ['cast-boolean'] },
    schema: { default_value: false, is_nullable: false },
  },
]

/** A user with the token that they would get by signing in. */
async function signed({ id, role }: Owner, index: number, secret: string): Promise<User> {
  const token = await new SignJWT({ id, role, app_access: false, admin_access: false })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('directus')
    .setIssuedAt()
    .setExpirationTime(DAY)
    .sign(new TextEncoder().encode(secret))
  return { id, token, first: index * SEEDED + 1 }
}
