import { browserStorage, ofUser, windowStorage } from '../browser/storage.ts'
import { deleteDatabase, openDatabase } from './database.ts'
import { isUndecided } from './failures.ts'

/** The number of the user's changes that only this browser has. */
export async function waitingWrites(userId: string): Promise<number> {
  const db = await openDatabase(userId)
  try {
    const { writes, failures } = await db.loadWrites()
    return writes.filter(({ status }) => status === 'waiting').length + failures.filter(isUndecided).length
  } finally {
    db.close()
  }
}

/** Removes everything that this browser stores for a user, as signing out does. */
export async function forgetUser(userId: string): Promise<void> {
  for (const each of [browserStorage, windowStorage]) each.clear(ofUser(userId, ''))
  await deleteDatabase(userId)
}

/** Removes what this browser stores for a user whose session ended, unless some of it was never sent. */
export async function forgetUnlessWaiting(userId: string): Promise<void> {
  if ((await waitingWrites(userId)) === 0) await forgetUser(userId)
}
