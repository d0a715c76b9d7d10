import { forgetUser, LocalDatabase } from '../data/database.ts'

export { forgetUser }

/** Removes what is kept here of a user whose session ended, unless there is work in it that was never sent. */
export async function forgetUnlessWaiting(userId: string): Promise<void> {
  const db = await LocalDatabase.open(userId)
  const { writes } = await db.loadWrites()
  db.close()
  if (writes.every(({ status }) => status === 'written')) await forgetUser(userId)
}
