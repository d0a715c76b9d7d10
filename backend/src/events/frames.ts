import type { Change } from '../changes/model.ts'

/** Server-sent events as they go over the wire (HTML, 9.2: `field: value` lines, an empty line ends each event). */

/** A change as an event: serialised once for all who are sent it. */
export interface Frame {
  revision: number
  resource: Change['resource']
  /** The API key that it revoked. */
  revokedKey: string | undefined
  text: string
}

export function frameOf(change: Change): Frame {
  const { revision, resource, resource_id, action } = change
  return {
    revision,
    resource,
    revokedKey: resource === 'api_key' && action === 'deleted' ? resource_id : undefined,
    // JSON has no line breaks of its own.
    text: `id: ${revision}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`,
  }
}

/** Milliseconds after which a client comes back. */
const RETRY = 2000

/** The first event: from where on the changes will be. */
export const begin = (revision: number): string =>
  `retry: ${RETRY}\n\nid: ${revision}\nevent: ready\ndata: ${JSON.stringify({ revision })}\n\n`

/** Keeps the connection alive, and is no event. */
export const HEARTBEAT = ': \n\n'

/** No event either, but the client will come back from here: what it may not see is behind it. */
export const moved = (revision: number): string => `id: ${revision}\n\n`

/**
 * Why a stream ends: its token expired or was revoked, or the log that it was to read has gone; then coming back is
 * answered with why. Or only this instance stops: coming back goes on.
 */
export type Ending = 'expired' | 'revoked' | 'gone' | 'stopping'

export const end = (reason: Ending): string => `event: end\ndata: ${JSON.stringify({ reason })}\n\n`

/** Characters that are written to many streams before other work has its turn. */
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
