import { docket } from './docket.ts'
import { Replica } from './replica.ts'

/** The replica opened before the page is rendered, until `openReplica` hands it over. */
let ahead: { userId: string; opening: Promise<Replica>; replica?: Replica } | undefined

/** The replica of the user's own workspace. */
const openOwn = (userId: string): Promise<Replica> => Replica.open({ userId, workspaceId: userId }, docket)

/** Opens a user's replica ahead of the first render. Resolves when it is `filled`. */
export async function openAhead(userId: string): Promise<void> {
  const mine: typeof ahead = { userId, opening: openOwn(userId) }
  ahead = mine
  mine.replica = await mine.opening
  await filled(mine.replica)
}

/** The replica opened ahead, if it is open by now. */
export const openedAhead = (userId: string): Replica | undefined =>
  ahead?.userId === userId ? ahead.replica : undefined

/** Hands over the replica opened ahead, or opens one. It belongs to the caller, who has to close it. */
export function openReplica(userId: string): Promise<Replica> {
  if (ahead?.userId !== userId) return openOwn(userId)
  const { opening } = ahead
  ahead = undefined
  return opening
}

/** Resolves when there is something to show, or the replica is no longer loading. */
export function filled(replica: Replica): Promise<void> {
  const isFilled = () => replica.state().tasks.size > 0 || replica.status().state !== 'loading'
  return new Promise((resolve) => {
    if (isFilled()) return resolve()
    const stop = replica.subscribe(() => {
      if (!isFilled()) return
      stop()
      resolve()
    })
  })
}

/** Closes the replica opened ahead, unless it is this user's: whose session has ended meanwhile needs none. */
export function dropAheadUnless(userId: string | undefined): void {
  if (ahead === undefined || ahead.userId === userId) return
  const { opening } = ahead
  ahead = undefined
  // If it failed to open, the next attempt reports why.
  void opening.then(
    (replica) => replica.close(),
    () => {},
  )
}
