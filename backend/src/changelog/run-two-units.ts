import { type Actor, roleTooLow } from '../core/auth.ts'
import type { DocketError } from '../core/errors.ts'
import { notYours } from '../core/memberships.ts'
import { isAtLeast } from '../core/roles.ts'
import { type Database, inTransaction, type Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { lockIdentity } from './identity-lock.ts'
import { runUnitOfWork, type UnitOfWork } from './run-unit-of-work.ts'
import type { Write } from './write.ts'

/** A write to two workspaces: a unit of work in each, both in one transaction. */

/** Turns an actor into the one that it is in a workspace at this moment; undefined if it may not enter it. */
export type Enter = (actor: Actor, workspaceId: string, db: Queryable) => Promise<Actor | undefined>

const lock = statement<{ id: string }>(
  'units_lock',
  'SELECT id FROM workspaces WHERE id = :id FOR NO KEY UPDATE',
)

/**
 * Runs `work` while the rows of both workspaces are locked: the actor's own first, as elsewhere, then by id. From then
 * on, who may write in both stays the same.
 * @param other the other workspace, how it is entered, and the refusal if it cannot be
 * @throws DocketError AUTH_FORBIDDEN for a role below editor in either; whatever `work` throws
 */
export async function runTwoUnits<Result>(
  db: Database,
  write: Write,
  other: { id: string; enter: Enter; refuse: () => DocketError },
  work: (here: UnitOfWork, there: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  const { workspaceId, userId } = write.actor
  const isOwn = (id: string) => id === userId
  const ordered = [workspaceId, other.id].toSorted(
    (one, two) => Number(isOwn(two)) - Number(isOwn(one)) || (one < two ? -1 : 1),
  )
  const inBoth = () =>
    db.transaction(async (tx) => {
      for (const id of ordered) await tx.query(lock({ id }))
      for (const id of ordered) await tx.query(lockIdentity({ workspace: id }))
      const actor = admitted(await other.enter(write.actor, workspaceId, tx), notYours)
      const inOther = admitted(await other.enter(actor, other.id, tx), other.refuse)
      const inside = inTransaction(db, tx)
      // The key and the dry run are those of the request, which names the first.
      const within: Write = { actor: inOther, at: write.at, key: null }
      return await runUnitOfWork(workspaceId, inside, { ...write, actor }, (here) =>
        runUnitOfWork(other.id, inside, within, (there) => work(here, there)),
      )
    })
  const result = await db.queue.run(workspaceId, inBoth)
  for (const id of ordered) db.signals.wrote(id)
  return result
}

function admitted(actor: Actor | undefined, refuse: () => DocketError): Actor {
  if (actor === undefined) throw refuse()
  if (actor.role !== undefined && !isAtLeast(actor.role, 'editor')) throw roleTooLow('editor')
  return actor
}
