import { runUnitOfWork, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import type { Write } from '../../changelog/write.ts'
import { type Actor, inOwnWorkspace } from '../../core/auth.ts'
import { memberOf } from '../../core/entry.ts'
import type { Role } from '../../core/roles.ts'
import { type Database, inTransaction } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { createLink } from '../../links/crud.ts'
import { tokenOf } from '../../links/model.ts'
import { createNote } from '../../notes/crud.ts'
import { createProject } from '../../projects/crud.ts'
import { createTask, editTask } from '../../tasks/crud.ts'
import { TaskCreate } from '../../tasks/schemas.ts'
import { invite } from '../../workspaces/crud/invitations.ts'
import { addMember } from '../../workspaces/crud/members.ts'
import { createWorkspace } from '../../workspaces/crud/workspaces.ts'
import { ZONE } from './examples.ts'
import { daysFrom } from './showcase.ts'

/** A workspace that demo users share, written as the API would have written it over the last days. */

const HOUR = 3_600_000
/** Days until the invitation expires. */
const INVITED = 365

const selectShares = statement<{ user: string }>(
  'seed_shares',
  'SELECT FROM memberships WHERE user_id = :user LIMIT 1',
)

export interface Addresses {
  invitation: string
  link: string
}

/**
 * Makes the workspace of three users, unless the first has a shared one.
 * @returns the addresses of an invitation to it and of a public link
 */
export async function addShared(
  db: Database,
  [owner, editor, commenter]: readonly [owner: string, editor: string, commenter: string],
  { now, secret, publicUrl }: { now: Date; secret: string; publicUrl: string },
): Promise<Addresses | undefined> {
  const shares = await db.query(selectShares({ user: owner }))
  if (shares.length > 0) return undefined
  return await db.transaction(async (tx) => {
    const within = inTransaction(db, tx)
    const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * HOUR)
    const founder = userActor(owner)
    const { workspace } = await createWorkspace(
      within,
      { actor: founder, at: at(120), key: null },
      { name: 'Community garden', time_zone: ZONE },
    )
    const { id } = workspace
    const write = (userId: string, role: Role, hoursAgo: number): Write => ({
      actor: memberOf(userActor(userId), id, role),
      at: at(hoursAgo),
      key: null,
    })
    const unit = <Result>(by: Write, work: (unit: UnitOfWork) => Promise<Result>) =>
      runUnitOfWork(id, within, by, work)

    const invited = write(owner, 'owner', 100)
    await unit(invited, (all) => addMember(all, editor, 'editor'))
    await unit(invited, (all) => addMember(all, commenter, 'commenter'))
    const beds = await unit(write(owner, 'owner', 99), (all) =>
      createProject(all, { name: 'Raised beds', color: '#2e7d32' }),
    )
    const { day } = daysFrom(now)
    const add = async (by: Write, input: object) =>
      (await createTask(id, within, by, TaskCreate.parse({ project_id: beds.id, ...input }))).task.id

    const wood = await add(write(owner, 'owner', 98), {
      title: 'Order the wood',
      assignees: [editor],
      due: { date: day(-1) },
    })
    await add(write(editor, 'editor', 60), {
      title: 'Build the beds',
      assignees: [owner, editor],
      due: { date: day(2), time: '10:00' },
      blocked_by: [wood],
    })
    const seeds = await add(write(editor, 'editor', 50), {
      title: 'Choose the seeds',
      assignees: [commenter],
      due: { date: day(0) },
    })
    await add(write(owner, 'owner', 40), {
      title: 'Water the strawberries',
      recurrence: 'FREQ=DAILY',
      due: { date: day(0) },
    })
    const done = { conditions: { match: null, noneMatch: [] }, force: false }
    await editTask(id, within, write(editor, 'editor', 30), wood, { complete: true }, done)
    const say = (by: Write, body: string, task: number) => unit(by, (all) => createNote(all, { body }, task))
    await say(write(commenter, 'commenter', 20), '@"Demo 1", do we have room for tomatoes?', seeds)
    await say(write(owner, 'owner', 18), '@"Demo 3" For four plants. @"Demo 2" has them at home.', seeds)

    const last = write(owner, 'owner', 10)
    const { invitation } = await invite(
      within,
      last,
      {
        role: 'editor',
        uses: 10,
        expires_at: new Date(now.getTime() + (INVITED - 1) * 24 * HOUR).toISOString(),
      },
      {
        secret,
        publicUrl,
        addresses: 'unverified',
        mail: { available: false, post: () => {}, count: undefined },
      },
    )
    const { link } = await createLink(
      within,
      last,
      { project_id: beds.id, shows: { descriptions: true } },
      secret,
    )
    return { invitation: invitation.url, link: `${publicUrl}/links/${tokenOf(secret, link.id)}` }
  })
}

const userActor = (userId: string): Actor =>
  inOwnWorkspace({ userId, kind: 'user', id: userId, scopes: new Set() })
