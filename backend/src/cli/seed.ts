import { randomBytes, randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { CommandError, type Input, numberFrom, type Result } from './command.ts'
import { addDemoTasks, upsertDemoUser } from './seed/crud.ts'
import { addShared } from './seed/shared.ts'
import { addShowcase, showcaseBegins } from './seed/showcase.ts'
import { demoTask } from './seed/titles.ts'
import { withDatabase } from './with-database.ts'

export async function run(input: Input): Promise<Result> {
  const { config, values } = input
  const users = numberFrom(values, 'users', { fallback: 10, most: 10_000 })
  const tasks = numberFrom(values, 'tasks', { fallback: 100, least: 0, most: 100_000 })
  if (config.production && values.yes !== true) {
    throw new CommandError('NODE_ENV is production: demo data is only created with --yes.')
  }
  const password =
    typeof values.password === 'string' ? values.password : randomBytes(9).toString('base64url')
  if (password.length < 8) throw new CommandError('--password must have at least 8 characters.')
  // One hash for all: hashing is slow by design, and they share the password anyway.
  const hash = await hashPassword(password)
  const { count: made, shared } = await withDatabase(input, async (db) => {
    let count = 0
    const ids: string[] = []
    for (let number = 1; number <= users; number += 1) {
      const email = `demo-${number}@example.com`
      await db.transaction(async (tx) => {
        const user = await upsertDemoUser(tx, {
          id: randomUUID(),
          name: `Demo ${number}`,
          email,
          password: hash,
        })
        if (user.new) count += 1
        ids.push(user.id)
        const own = Array.from({ length: tasks }, (_, index) => demoTask(number * 31 + index))
        const now = new Date()
        const begins = await showcaseBegins(user.id, tx, now)
        await addDemoTasks(user.id, tx, own, begins ?? now)
        if (begins !== undefined) await addShowcase(user.id, { db, tx }, { begins, now })
      })
    }
    const [owner, editor, commenter] = ids
    if (owner === undefined || editor === undefined || commenter === undefined) return { count }
    const { publicUrl, auth } = config
    const where = { now: new Date(), secret: auth.secret, publicUrl }
    return { count, shared: await addShared(db, [owner, editor, commenter], where) }
  })
  const addresses = users === 1 ? 'demo-1@example.com' : `demo-1@example.com … demo-${users}@example.com`
  return {
    text: `Created ${tasks} tasks for each of ${users} users, of whom ${made} are new.
${shared === undefined ? '' : `The first three share the workspace "Community garden".\nAn invitation to it: ${shared.invitation}\nA project of it, for everybody: ${shared.link}\n`}Sign in as ${addresses} with the password ${password}`,
    data: { users, new_users: made, tasks_each: tasks, password, shared: shared ?? null },
  }
}
