import { docket } from '../session/docket.ts'
import { currentSession, subscribe } from '../session/store.ts'
import { Replica } from './replica.ts'

/** What was opened before the page is drawn, until somebody takes it. */
let ahead: { userId: string; opening: Promise<Replica>; replica?: Replica } | undefined

subscribe(() => {
  // Whose session ends before the page is there needs none.
  if (ahead !== undefined && currentSession().user?.id !== ahead.userId) drop(ahead.opening)
})

/** Opens the data of a user whose page is yet to be drawn. Resolves when it has something to show. */
export async function openAhead(userId: string): Promise<void> {
  const mine: typeof ahead = { userId, opening: Replica.open(userId, docket) }
  ahead = mine
  mine.replica = await mine.opening
  await filled(mine.replica)
}

/** What was opened ahead, if it is open by now. */
export const openedAhead = (userId: string): Replica | undefined =>
  ahead?.userId === userId ? ahead.replica : undefined

/** What was opened ahead, or opened now: from now on it is the caller's, who closes it. */
export function openReplica(userId: string): Promise<Replica> {
  if (ahead?.userId !== userId) return Replica.open(userId, docket)
  const { opening } = ahead
  ahead = undefined
  return opening
}

/** Resolves when there is something to show, or it is known that this will not be soon. */
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

function drop(opening: Promise<Replica>): void {
  ahead = undefined
  // What kept it from opening is told to whoever tries again.
  void opening.then(
    (replica) => replica.close(),
    () => {},
  )
}
