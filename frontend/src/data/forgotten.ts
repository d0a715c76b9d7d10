import { type Docket, DocketProblem, type SyncedChange } from '@docket/sdk'
import { COLLECTIONS } from './state.ts'
import type { Write } from './writes.ts'

/** Writes first sent so long ago that the service no longer recognises their idempotency keys. */

/** Milliseconds for which it does, less an hour, because a request may take long to arrive. */
const KEYS_KEPT = 23 * 60 * 60 * 1000
const PAGE = 500

export const isForgotten = ({ sent }: Write, now: number): boolean =>
  sent !== undefined && now - sent.at > KEYS_KEPT

/** The write, as if it had never been sent. */
export const unsent = ({ sent: _, ...write }: Write): Write => write

/**
 * Whether the write certainly did not get through: since it was sent, the log has no change that it could have made. If
 * there is such a change, the write may have made it, or something else.
 * @throws DocketProblem, Unreachable
 */
export async function wasLost(docket: Docket, workspaceId: string, write: Write): Promise<boolean> {
  const path = { user_id: workspaceId }
  try {
    for (let since = write.sent?.after ?? 0; ; ) {
      const query = { since, limit: PAGE }
      const { data } = await docket.api.GET('/api/{user_id}/changes', { params: { path, query } })
      if (data === undefined || data.changes.some((change) => mayBeOf(write, change))) return false
      if (!data.has_more) return true
      since = data.next_since ?? since
    }
  } catch (error) {
    // The log no longer goes back that far, or was restored from a backup.
    if (error instanceof DocketProblem && error.status === 410) return false
    throw error
  }
}

function mayBeOf({ effects }: Write, { actor, action, resource, resource_id }: SyncedChange): boolean {
  if (actor?.kind !== 'user') return false
  const on = resource === 'preferences' ? resource : COLLECTIONS[resource]
  return (
    effects.length === 0 ||
    effects.some((effect) => {
      if (effect.on !== on) return false
      if (effect.on === 'preferences') return true
      return effect.id < 0 ? action === 'created' : effect.id === Number(resource_id)
    })
  )
}
