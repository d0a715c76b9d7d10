import type { SyncedChange } from './schema.ts'
import { eventsOf, listening, pageAddress } from './stream.ts'

export type FeedEvent =
  | { type: 'ready'; revision: number }
  | { type: 'change'; revision: number; change: SyncedChange }
  /** `reason`: `expired`, `revoked`, `gone` or `stopping`. */
  | { type: 'end'; reason: string }

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
  const listener = listening(signal)
  const headers = since === undefined ? {} : { 'last-event-id': String(since) }
  const url = new URL(`${baseUrl}/api/${userId}/events`, pageAddress())
  const response = await ask(new Request(url, { headers, signal: listener.end }))
  for await (const { event, id, data } of eventsOf(response, listener)) {
    const revision = Number(id)
    if (event === 'ready') yield { type: 'ready', revision }
    if (event === 'change') yield { type: 'change', revision, change: JSON.parse(data) as SyncedChange }
    if (event === 'end') yield { type: 'end', ...(JSON.parse(data) as { reason: string }) }
  }
}
