import { findUserBy } from '../accounts/crud.ts'
import { COMMAND_LINE } from '../admin/crud/acts.ts'
import { changeRole, listUsers } from '../admin/crud/users.ts'
import { CommandError, type Input, type Result, UsageError } from './command.ts'
import { refusable } from './refusable.ts'
import { tableOf } from './table.ts'
import { withDatabase } from './with-database.ts'

/** There are few of them. */
const MOST = 500

export async function run(input: Input): Promise<Result> {
  const [action, who] = input.positionals
  if (action === 'list' && who === undefined) return await list(input)
  if (action === 'add' && who !== undefined) return await change(input, who, 'admin')
  if (action === 'remove' && who !== undefined) return await change(input, who, 'user')
  throw new UsageError('Use "list", or "add" or "remove" and a user. For help: docket admin --help')
}

async function list(input: Input): Promise<Result> {
  const query = { q: '', role: 'admin' as const, disabled: null, after: null, limit: MOST }
  const rows = await withDatabase(input, (db) => listUsers(db, query))
  const administrators = rows.map(({ id, email, disabled_at }) => ({
    id,
    email,
    disabled: disabled_at !== null,
  }))
  const cells = administrators.map(({ id, email, disabled }) => [id, email, disabled ? 'disabled' : ''])
  return {
    text: rows.length === 0 ? 'There are no administrators.' : tableOf([['ID', 'E-MAIL', ''], ...cells]),
    data: { administrators },
  }
}

async function change(input: Input, who: string, role: 'admin' | 'user'): Promise<Result> {
  return await withDatabase(input, async (db) => {
    const user = await findUserBy(who, db)
    if (user === undefined) {
      throw new CommandError(`There is no user ${who}. Sign up first, or run: docket users invite ${who}`)
    }
    await refusable(changeRole(user.id, role, { db, by: COMMAND_LINE, now: new Date() }))
    const text = role === 'admin' ? 'is an administrator' : 'is no longer an administrator'
    return { text: `${user.email} ${text}.`, data: { ...user, role } }
  })
}
