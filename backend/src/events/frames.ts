import type { Change } from '../changelog/changes/schemas.ts'
import type { Resources } from '../changelog/resource.ts'
import type { Scope } from '../core/auth.ts'

/** Server-sent events as they go over the wire (HTML, 9.2: `field: value` lines, an empty line ends each event). */

/** A change as an event, serialised once for all its recipients. */
export interface Frame {
  revision: number
  /** The scope that reading it requires; a resource that is not known any more is shown to nobody. */
  scope: Scope | undefined
  /** The API key that the change revoked. */
  revokedKey: string | undefined
  text: string
}

export function frameOf(change: Change, resources: Resources): Frame {
  const { revision, resource_id, action } = change
  const resource = resources.find(change.resource)
  return {
    revision,
    scope: resource?.scopes.read,
    revokedKey: resource?.isCredential === true && action === 'deleted' ? resource_id : undefined,
    // JSON.stringify writes no line breaks.
    text: `id: ${revision}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`,
  }
}

/** Milliseconds after which a client reconnects. */
const RETRY = 2000

/** The first event: the revision after which the changes start. */
export const begin = (revision: number): string =>
  `retry: ${RETRY}\n\nid: ${revision}\nevent: ready\ndata: ${JSON.stringify({ revision })}\n\n`

/** Keeps the connection alive; not an event. */
export const HEARTBEAT = ': \n\n'

/** Not an event either, but the client will reconnect from here, past changes that it may not see. */
export const moved = (revision: number): string => `id: ${revision}\n\n`

/**
 * Why a stream ends: its token expired or was revoked, or the log that it needs is gone; reconnecting is then refused
 * with the reason. Or this instance is stopping: reconnecting resumes the stream.
 */
export type Ending = 'expired' | 'revoked' | 'gone' | 'stopping'

export const end = (reason: Ending): string => `event: end\ndata: ${JSON.stringify({ reason })}\n\n`

/** Characters that are written to each stream before yielding to other work. */
const PIECE = 32_768

/** `frames` in pieces of about `PIECE`, none of them empty. */
export function* piecesOf(frames: readonly Frame[]): Generator<Frame[]> {
  let piece: Frame[] = []
  let size = 0
  for (const frame of frames) {
    piece.push(frame)
    size += frame.text.length
    if (size < PIECE) continue
    yield piece
    piece = []
    size = 0
  }
  if (piece.length > 0) yield piece
}
