import type { Session } from './session.ts'

/** Undoes what was written by the last message that wrote something; after an undo, that is the undo itself. */
export async function undo(session: Session): Promise<string> {
  const { texts, before, after } = session
  const { written } = before
  if (written === null) return texts.nothingToUndo
  const { first, calls } = written
  const { call } = await session.call('undo', calls === 1 ? { revision: first } : { since: first - 1 })
  if (call.status !== 'done') return texts.refused(call.detail)
  if (call.change_count === 0) {
    after.written = null
    return texts.undoneAlready
  }
  return texts.undone(call.change_count)
}
