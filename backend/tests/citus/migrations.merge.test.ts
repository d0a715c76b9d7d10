import assert from 'node:assert/strict'
import { cp, mkdtemp, readdir, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { operator } from '../../src/cli/testing.ts'
import { distribute } from '../../src/database/distribute.ts'
import { migrate, readMigrations } from '../../src/database/migrate.ts'
import { createDatabase, joinNodes, rows, serverUrl, workerUrls } from '../support/database.ts'
import { runService, startProcess, TRUSTING, tokenFor } from '../support/process.ts'

/** A distributed database is upgraded like any other. */

const OWN = join(import.meta.dirname, '../../src/database/migrations')
/** The first migration with which a database can be distributed. */
const FIRST = '0019_workspaces.sql'

let base: string
before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-citus-'))
})
after(() => rm(base, { recursive: true, force: true }))

/** A directory with the migrations up to one. */
async function migrationsUntil(last: string): Promise<string> {
  const directory = join(base, last)
  await cp(OWN, directory, { recursive: true })
  for (const name of await readdir(directory)) {
    if (name.endsWith('.sql') && name > last) await unlink(join(directory, name))
  }
  return directory
}

describe('a database that was distributed earlier', { concurrency: 1 }, () => {
  test('takes every later migration of ours, and its functions are distributed', async (t) => {
    const database = await createDatabase({ empty: true })
    t.after(() => database.drop())
    await joinNodes(database.url)
    const until = await migrationsUntil(FIRST)
    await migrate(database.url, until)
    await distribute(database.url, until)
    const later = (await readMigrations()).map(({ name }) => name).filter((name) => name > FIRST)
    assert.deepEqual(await migrate(database.url), later)
    assert.deepEqual(await distribute(database.url), { distributed: [] })
  })

  test('takes a column, an index and a table that workspaces own, which is distributed by itself', async (t) => {
    const database = await createDatabase()
    t.after(() => database.drop())
    const { code, notes } = await operator({ DATABASE_URL: database.url, ...TRUSTING })(
      ...['seed', '--users', '2', '--tasks', '3'],
    )
    assert.equal(code, 0, notes)
    const directory = join(base, 'later')
    await cp(OWN, directory, { recursive: true })
    await writeFile(
      join(directory, '9999_later.sql'),
      [
        'CREATE TABLE "badges" ("user_id" text NOT NULL, "id" bigint NOT NULL, CONSTRAINT "badges_pk" PRIMARY KEY("user_id","id"))',
        'ALTER TABLE "tasks" ADD COLUMN "mood" text',
        'ALTER TABLE "badges" ADD CONSTRAINT "badges_user_id_workspaces_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action',
        'CREATE INDEX "tasks_mood_idx" ON "tasks" USING btree ("user_id","mood")',
        'UPDATE "tasks" SET "mood" = upper("title")',
        'INSERT INTO "badges" ("user_id", "id") SELECT "id", 1 FROM "workspaces"',
      ].join(';\n--> statement-breakpoint\n'),
    )
    assert.deepEqual(await migrate(database.url, directory), ['9999_later.sql'])
    assert.deepEqual(
      await rows(
        database.url,
        `SELECT (SELECT count(*) FROM tasks WHERE mood IS DISTINCT FROM upper(title))::int AS wrong,
           (SELECT count(*) FROM badges)::int AS badges,
           (SELECT colocationid FROM pg_dist_partition WHERE logicalrelid = 'badges'::regclass) =
           (SELECT colocationid FROM pg_dist_partition WHERE logicalrelid = 'workspaces'::regclass) AS together`,
      ),
      [{ wrong: 0, badges: 2, together: true }],
    )
  })
})

describe('the service', () => {
  test('starts on a distributed database, migrates it and serves', async (t) => {
    const database = await createDatabase({ empty: true })
    t.after(() => database.drop())
    await joinNodes(database.url)
    const until = await migrationsUntil(FIRST)
    await migrate(database.url, until)
    await distribute(database.url, until)
    const service = await startProcess({ ...TRUSTING, DATABASE_URL: database.url })
    t.after(async () => {
      service.child.kill('SIGTERM')
      await service.ended
    })
    await rows(database.url, "INSERT INTO users (id, name, email) VALUES ('ada', 'Ada', 'ada@example.com')")
    const answer = await fetch(`${service.url}/api/me/tasks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenFor('ada')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'First' }),
    })
    assert.equal(answer.status, 201, await answer.text())
  })

  test('refuses to start on a worker, and says what it needs', async (t) => {
    const database = await createDatabase()
    t.after(() => database.drop())
    const [worker = serverUrl()] = workerUrls()
    const url = String(new URL(new URL(database.url).pathname, worker))
    const service = runService({ ...TRUSTING, DATABASE_URL: url, PORT: '0' })
    t.after(() => service.child.kill('SIGKILL'))
    const { code, output } = await service.ended
    assert.equal(code, 1)
    assert.match(
      output,
      /Docket cannot start\. .* is a worker of a Citus cluster; Docket needs its coordinator\./,
    )
  })
})
