import { browserStorage, inWorkspace, ofUser, windowStorage } from '../browser/storage.ts'
import { deleteDatabase, openDatabase, type Place, sharedOnes } from './database.ts'
import { isUndecided } from './failures.ts'

const placesOf = async (userId: string): Promise<Place[]> =>
  [userId, ...(await sharedOnes(userId))].map((workspaceId) => ({ userId, workspaceId }))

/** The number of the user's changes that only this browser has, in all workspaces. */
export async function waitingWrites(userId: string): Promise<number> {
  let sum = 0
  for (const place of await placesOf(userId)) sum += await waitingIn(place)
  return sum
}

/** The same for one workspace. */
export async function waitingIn(place: Place): Promise<number> {
  const db = await openDatabase(place)
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
  for (const place of await placesOf(userId)) await deleteDatabase(place)
}

const listeners = new Set<(place: Place) => void>()

/** Has `listener` called whenever a workspace leaves this browser, for what is kept of it in memory. */
export function onWorkspaceForgotten(listener: (place: Place) => void): void {
  listeners.add(listener)
}

/** Removes what this browser has of a workspace that the user no longer may enter. */
export async function forgetWorkspace(place: Place): Promise<void> {
  // First: what is in memory might be stored once more.
  for (const listener of listeners) listener(place)
  for (const each of [browserStorage, windowStorage]) each.clear(inWorkspace(place, ''))
  await deleteDatabase(place)
}

/** Removes what this browser stores for a user whose session ended, unless some of it was never sent. */
export async function forgetUnlessWaiting(userId: string): Promise<void> {
  if ((await waitingWrites(userId)) === 0) await forgetUser(userId)
}
