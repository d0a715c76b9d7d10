import type { SyncedChange } from './schema.ts'
import { eventsOf, listening, pageAddress } from './stream.ts'

export type FeedEvent =
  | { type: 'ready'; revision: number }
  | { type: 'change'; revision: number; change: SyncedChange }
  /** `reason`: `expired`, `revoked`, `gone` or `stopping`. */
  | { type: 'end'; reason: string }

/** The same for several workspaces. */
export type AllFeedEvent =
  | { type: 'ready'; id: string; workspaces: readonly { workspace_id: string; revision: number }[] }
  | { type: 'change'; id: string; workspaceId: string; revision: number; change: SyncedChange }
  /** One workspace has ended, and the others go on. `reason`: `revoked` or `gone`. */
  | { type: 'closed'; workspaceId: string; reason: string }
  /** `reason`: as for one workspace, or `memberships_changed`. */
  | { type: 'end'; reason: string }

export interface AllEventOptions {
  /** Those to follow, each after its last known revision, if there is one; by default, all that the token may enter. */
  workspaces?: readonly { id: string; since?: number | undefined }[]
  /** The `id` of the last event: everything after it is sent first. */
  since?: string | undefined
  signal: AbortSignal
}

export interface EventOptions {
  /** The user whose changes to follow; by default the one whom the token is for. */
  userId?: string
  /** The last known revision: everything after it is sent first. Without it, the stream starts now. */
  since?: number | undefined
  signal: AbortSignal
}

/** The events of one connection to `GET /api/{user_id}/events`, as they arrive. */
export async function* readEvents(
  baseUrl: string,
  ask: (request: Request) => Promise<Response>,
  { userId = 'me', since, signal }: EventOptions,
): AsyncGenerator<FeedEvent> {
  for await (const { event, id, data } of eventsAt(`${baseUrl}/api/${userId}/events`, ask, since, signal)) {
    const revision = Number(id)
    if (event === 'ready') yield { type: 'ready', revision }
    if (event === 'change') yield { type: 'change', revision, change: JSON.parse(data) as SyncedChange }
    if (event === 'end') yield { type: 'end', ...(JSON.parse(data) as { reason: string }) }
  }
}

/** The events of one connection to `GET /api/events`, as they arrive. */
export async function* readAllEvents(
  baseUrl: string,
  ask: (request: Request) => Promise<Response>,
  { workspaces, since, signal }: AllEventOptions,
): AsyncGenerator<AllFeedEvent> {
  const named = workspaces?.map(({ id, since: revision }) =>
    revision === undefined ? id : `${id}:${revision}`,
  )
  const query = named === undefined ? '' : `?workspaces=${encodeURIComponent(named.join())}`
  for await (const { event, id = '', data } of eventsAt(
    `${baseUrl}/api/events${query}`,
    ask,
    since,
    signal,
  )) {
    const said = JSON.parse(data)
    if (event === 'ready') yield { type: 'ready', id, workspaces: said.workspaces }
    if (event === 'change') {
      const { workspace_id: workspaceId, ...change } = said
      yield { type: 'change', id, workspaceId, revision: change.revision, change }
    }
    if (event === 'closed') yield { type: 'closed', workspaceId: said.workspace_id, reason: said.reason }
    if (event === 'end') yield { type: 'end', reason: said.reason }
  }
}

async function* eventsAt(
  address: string,
  ask: (request: Request) => Promise<Response>,
  since: number | string | undefined,
  signal: AbortSignal,
) {
  const listener = listening(signal)
  const headers = since === undefined ? {} : { 'last-event-id': String(since) }
  const request = new Request(new URL(address, pageAddress()), { headers, signal: listener.end })
  yield* eventsOf(await ask(request), listener)
}
