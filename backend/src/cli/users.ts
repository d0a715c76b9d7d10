import { z } from 'zod'
import { findUserBy } from '../accounts/crud.ts'
import { createMailer, type Letter } from '../accounts/mail.ts'
import { limitedMailer } from '../accounts/mail-limit.ts'
import { COMMAND_LINE } from '../admin/crud/acts.ts'
import { invite } from '../admin/crud/invitations.ts'
import { disableUser, enableUser, removeUser, resetFactors, signOutUser } from '../admin/crud/users.ts'
import { factorsLetter, invitationLetter, linkOf } from '../admin/letters.ts'
import type { Database } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { readLanguage } from '../preferences/crud.ts'
import { CommandError, type Input, numberFrom, type Result, UsageError } from './command.ts'
import { refusable } from './refusable.ts'
import { tableOf } from './table.ts'
import { withDatabase } from './with-database.ts'

export async function run(input: Input): Promise<Result> {
  const [action, who] = input.positionals
  if (action === 'list' && who === undefined) return await list(input)
  const act = ACTS[action ?? '']
  if (who !== undefined && act !== undefined) return await actOn(input, act, who)
  if (who !== undefined && action === 'invite') return await inviteBy(input, who)
  throw new UsageError('Use "list", or what to do and to whom. For help: docket users --help')
}

interface Account {
  id: string
  email: string
  created_at: string
  role: string
  disabled: boolean
  tasks: number
}

const selectUsers = statement<{ limit: number; offset: number }>(
  'users_list',
  `SELECT id, email, created_at, role, disabled_at IS NOT NULL AS disabled
   FROM users ORDER BY created_at, id LIMIT :limit OFFSET :offset`,
)

const countTasksOf = statement<{ users: string[] }>(
  'users_tasks',
  'SELECT user_id, count(*) AS tasks FROM tasks WHERE user_id = ANY (:users::text[]) GROUP BY user_id',
)

async function list(input: Input): Promise<Result> {
  const limit = numberFrom(input.values, 'limit', { fallback: 100, most: 10_000 })
  const offset = numberFrom(input.values, 'offset', { fallback: 0, least: 0, most: Number.MAX_SAFE_INTEGER })
  // One row more than shown tells whether there are further ones.
  const rows = await withDatabase(input, (db) => accounts(db, limit + 1, offset))
  const shown = rows.slice(0, limit)
  return {
    text: shownAs(shown, { offset, more: rows.length > limit }),
    data: { users: shown, more: rows.length > limit },
  }
}

/** Read one after the other: users and tasks may be on different nodes. */
async function accounts(db: Database, limit: number, offset: number): Promise<Account[]> {
  const users = await db.query<Omit<Account, 'tasks'>>(selectUsers({ limit, offset }))
  const counts = await db.query<{ user_id: string; tasks: number }>(
    countTasksOf({ users: users.map(({ id }) => id) }),
  )
  const tasks = new Map(counts.map((row) => [row.user_id, row.tasks]))
  return users.map((user) => ({ ...user, tasks: tasks.get(user.id) ?? 0 }))
}

function shownAs(shown: Account[], { offset, more }: { offset: number; more: boolean }): string {
  if (shown.length === 0) return offset === 0 ? 'There are no users.' : 'There are no more users.'
  const table = tableOf([
    ['ID', 'E-MAIL', 'CREATED', 'ROLE', 'TASKS'],
    ...shown.map((row) => [
      row.id,
      row.email,
      row.created_at,
      row.disabled ? 'disabled' : row.role,
      String(row.tasks),
    ]),
  ])
  return more ? `${table}\n\nThere are more: --offset ${offset + shown.length}` : table
}

const countTasks = statement<{ user: string }>(
  'user_tasks',
  'SELECT count(*) AS tasks FROM tasks WHERE user_id = :user',
)

async function remove(db: Database, user: Found, input: Input): Promise<Result> {
  const [row] = await db.query<{ tasks: number }>(countTasks({ user: user.id }))
  const what = `${user.email} (${user.id}) and their ${row?.tasks ?? 0} tasks`
  if (input.values.yes !== true) {
    throw new CommandError(`This permanently deletes ${what}. To confirm, run the command again with --yes.`)
  }
  await removeUser(user.id, { db, by: COMMAND_LINE, now: new Date() })
  return {
    text: `Deleted ${what}.`,
    data: { deleted: { id: user.id, email: user.email, tasks: row?.tasks ?? 0 } },
  }
}

type Found = { id: string; email: string }
type Act = (db: Database, user: Found, input: Input) => Promise<Result>

const now = () => ({ by: COMMAND_LINE, now: new Date() })

const ACTS: Record<string, Act> = {
  delete: remove,
  disable: async (db, user) => {
    await disableUser(user.id, { db, ...now() })
    return {
      text: `Disabled ${user.email}: all of their access ends within two seconds.`,
      data: { disabled: user },
    }
  },
  enable: async (db, user) => {
    await enableUser(user.id, { db, ...now() })
    return { text: `Enabled ${user.email}.`, data: { enabled: user } }
  },
  'sign-out': async (db, user) => {
    await signOutUser(user.id, { db, ...now() })
    return { text: `Ended every session of ${user.email}.`, data: { signed_out: user } }
  },
  'reset-factors': async (db, user, { config }) => {
    const removed = (await resetFactors(user.id, { db, ...now() })) !== undefined
    if (!removed) {
      return { text: `${user.email} has no authenticator app.`, data: { reset: null } }
    }
    if (config.mail.smtpUrl !== undefined) {
      const language = await readLanguage({ id: user.id }, db)
      const letter = factorsLetter(user.email, language)
      await mailTo(config, { db, letter, failed: 'The app is removed, but the user was not told' })
    }
    const text = `Removed the authenticator app of ${user.email}: the password alone signs them in. Every session has ended.`
    return { text, data: { reset: user } }
  },
}

async function actOn(input: Input, act: Act, who: string): Promise<Result> {
  return await withDatabase(input, async (db) => {
    const user = await findUserBy(who, db)
    if (user === undefined) throw new CommandError(`There is no user ${who}.`)
    return await refusable(act(db, user, input))
  })
}

async function inviteBy(input: Input, email: string): Promise<Result> {
  const { config } = input
  if (!z.email().safeParse(email).success) throw new UsageError(`This is not an e-mail address: ${email}`)
  return await withDatabase(input, async (db) => {
    const { token, ...invitation } = await refusable(invite(email, config.auth.signUp, { db, ...now() }))
    const link = linkOf(config.publicUrl, token)
    const mailed = config.mail.smtpUrl !== undefined
    if (mailed) {
      const letter = invitationLetter(invitation.email, link, 'en')
      await mailTo(config, { db, letter, failed: 'The invitation stands, but was not mailed' })
    }
    const text = `${mailed ? `Mailed to ${invitation.email}` : `For ${invitation.email}, to be passed on`}, valid for seven days:\n${link}`
    return { text, data: { ...invitation, link, mailed } }
  })
}

/** @param failed what to say if it cannot be sent */
async function mailTo(
  config: Input['config'],
  { db, letter, failed }: { db: Database; letter: Letter; failed: string },
): Promise<void> {
  const mailer = limitedMailer(
    createMailer(config, () => {}),
    { config, db },
  )
  try {
    await mailer.send(letter)
  } catch (error) {
    throw new CommandError(`${failed}: ${(error as Error).message}`)
  } finally {
    mailer.close()
  }
}
