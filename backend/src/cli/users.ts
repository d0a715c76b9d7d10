import { deleteUser, findUserBy } from '../accounts/crud.ts'
import type { Database } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { CommandError, type Input, numberFrom, type Result, UsageError } from './command.ts'
import { withDatabase } from './with-database.ts'

export async function run(input: Input): Promise<Result> {
  const [action, who] = input.positionals
  if (action === 'list' && who === undefined) return await list(input)
  if (action === 'delete' && who !== undefined) return await remove(input, who)
  throw new UsageError('Use "list", or "delete" and a user. For help: docket users --help')
}

interface Account {
  id: string
  email: string
  created_at: string
  tasks: number
}

const selectUsers = statement<{ limit: number; offset: number }>(
  'users_list',
  `SELECT id, email, created_at, (SELECT count(*) FROM tasks WHERE user_id = users.id) AS tasks
   FROM users ORDER BY users.created_at, users.id LIMIT :limit OFFSET :offset`,
)

async function list(input: Input): Promise<Result> {
  const limit = numberFrom(input.values, 'limit', { fallback: 100, most: 10_000 })
  const offset = numberFrom(input.values, 'offset', { fallback: 0, least: 0, most: Number.MAX_SAFE_INTEGER })
  // One row more than shown tells whether there are further ones.
  const rows = await withDatabase(input, (db) => db.query<Account>(selectUsers({ limit: limit + 1, offset })))
  const shown = rows.slice(0, limit)
  return {
    text: shownAs(shown, { offset, more: rows.length > limit }),
    data: { users: shown, more: rows.length > limit },
  }
}

function shownAs(shown: Account[], { offset, more }: { offset: number; more: boolean }): string {
  if (shown.length === 0) return offset === 0 ? 'There are no users.' : 'There are no more users.'
  const table = tableOf([
    ['ID', 'E-MAIL', 'CREATED', 'TASKS'],
    ...shown.map((row): Row => [row.id, row.email, row.created_at, String(row.tasks)]),
  ])
  return more ? `${table}\n\nThere are more: --offset ${offset + shown.length}` : table
}

type Row = [id: string, email: string, created: string, tasks: string]

function tableOf(rows: Row[]): string {
  const widest = (column: 0 | 1 | 2) => Math.max(...rows.map((row) => row[column].length))
  const widths = [widest(0), widest(1), widest(2)] as const
  const line = ([id, email, created, tasks]: Row) =>
    [id.padEnd(widths[0]), email.padEnd(widths[1]), created.padEnd(widths[2]), tasks].join('  ')
  return rows.map(line).join('\n')
}

const countTasks = statement<{ user: string }>(
  'user_tasks',
  'SELECT count(*) AS tasks FROM tasks WHERE user_id = :user',
)

async function remove(input: Input, who: string): Promise<Result> {
  return await withDatabase(input, async (db: Database) => {
    const user = await findUserBy(who, db)
    if (user === undefined) throw new CommandError(`There is no user ${who}.`)
    const [row] = await db.query<{ tasks: number }>(countTasks({ user: user.id }))
    const what = `${user.email} (${user.id}) and their ${row?.tasks ?? 0} tasks`
    if (input.values.yes !== true) {
      throw new CommandError(
        `This permanently deletes ${what}. To confirm, run the command again with --yes.`,
      )
    }
    await deleteUser(user.id, db)
    return {
      text: `Deleted ${what}.`,
      data: { deleted: { id: user.id, email: user.email, tasks: row?.tasks ?? 0 } },
    }
  })
}
