import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { createDatabase, onClient } from '../database.ts'
import { seedPlain } from '../plain.ts'
import { MODULES, versionOf } from './install.ts'
import { DAY, type Peer, randomSecret } from './peer.ts'

/** Platformatic DB: REST and GraphQL from the tables of a database, and rules of who may do what. */
export const platformatic: Peer = {
  name: 'platformatic',
  title: 'Platformatic DB',
  facts: [
    'Started with `wattpm start` on our Node. A table `tasks` with an index by owner; one rule: a user finds and saves the rows whose `user_id` is theirs. What a request may leave out is nullable there, since it demands all other columns.',
    'Tokens: JWT by a shared secret (HS256), which it expects somebody else to issue; signed here for each user.',
    'PATCH is its PUT of the changed fields.',
    'It has no accounts or sign-in of its own, ETags, idempotency keys, history, undo, event streams or limits; it adds GraphQL and rules for any table.',
  ],
  version: () => versionOf('@platformatic/db'),

  async start({ directory, postgres, start }, users) {
    const databaseUrl = await createDatabase(postgres.url, 'platformatic')
    const owners = await seedPlain(databaseUrl, users)
    // Every request must name all columns that are not nullable, whatever their default.
    const nullable = 'ALTER TABLE tasks ALTER user_id DROP NOT NULL, ALTER complete DROP NOT NULL'
    await onClient(databaseUrl, (client) => client.query(nullable))
    const secret = randomSecret()
    const home = join(directory, 'platformatic')
    await mkdir(home)
    await symlink(MODULES, join(home, 'node_modules'))
    await writeFile(join(home, 'package.json'), JSON.stringify({ name: 'tasks', type: 'module' }))
    await writeFile(join(home, 'watt.json'), JSON.stringify(await configuration(databaseUrl, secret)))
    const server = await start('platformatic', {
      args: [join(MODULES, 'wattpm/bin/cli.js'), 'start'],
      cwd: home,
      env: { NODE_ENV: 'production', HOME: home },
      ready: /listening at http:\/\/127\.0\.0\.1:(\d+)/,
    })
    return {
      ...server,
      name: 'platformatic',
      others: [],
      dialect: 'platformatic',
      keys: false,
      postgres: postgres.pid,
      databaseUrl,
      holder: [],
      users: await Promise.all(
        owners.map(async (owner) => ({ ...owner, token: await tokenOf(owner.id, secret) })),
      ),
    }
  },
}

const ROLE = 'X-PLATFORMATIC-ROLE'
const USER = 'X-PLATFORMATIC-USER-ID'

async function configuration(connectionString: string, secret: string) {
  const version = await platformatic.version()
  return {
    $schema: `https://schemas.platformatic.dev/@platformatic/db/${version}.json`,
    server: { hostname: '127.0.0.1', port: 0, logger: { level: 'info' } },
    db: { connectionString, openapi: true, graphql: true, events: false },
    watch: false,
    authorization: {
      jwt: { secret },
      rules: [
        {
          role: 'user',
          entity: 'task',
          find: { checks: { userId: USER } },
          save: { checks: { userId: USER } },
          delete: { checks: { userId: USER } },
          defaults: { userId: USER },
        },
      ],
    },
  }
}

const tokenOf = (id: string, secret: string): Promise<string> =>
  new SignJWT({ [ROLE]: 'user', [USER]: id })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(DAY)
    .sign(new TextEncoder().encode(secret))
