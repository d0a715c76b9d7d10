import type { Change } from '../changelog/changes/schemas.ts'
import type { Resources } from '../changelog/resource.ts'
import type { Scope } from '../core/scopes.ts'
import { idsOf, type Position } from './cursor.ts'

/** Server-sent events as they go over the wire (HTML, 9.2: `field: value` lines, an empty line ends each event). */

/** A change as an event, serialised once for all its recipients. */
export interface Frame {
  revision: number
  /** The scope that reading it requires; a resource that is not known any more is shown to nobody. */
  scope: Scope | undefined
  /** The API key that the change revoked. */
  revokedKey: string | undefined
  /** JSON, an object. */
  data: string
}

export function frameOf(change: Change, resources: Resources): Frame {
  const { revision, resource_id, action } = change
  const resource = resources.find(change.resource)
  return {
    revision,
    scope: resource?.scopes.read,
    revokedKey: resource?.isCredential === true && action === 'deleted' ? resource_id : undefined,
    // JSON.stringify writes no line breaks.
    data: JSON.stringify(change),
  }
}

/** What differs between a stream of one workspace and one of several. */
export interface Form {
  /** What the first event says. */
  ready(positions: readonly Position[]): object
  /** The ids of the changes of one workspace by their revisions, while the `others` stay where they are. */
  ids(own: Position, others: readonly Position[]): (revision: number) => string
  /** What the event of a change says. */
  change(workspaceId: string, data: string): string
  /** The event that says that one workspace ends; undefined if the stream ends with it. */
  closed?(workspaceId: string, reason: Ending): string
}

export const ofOne: Form = {
  ready: ([position]) => ({ revision: position?.cursor }),
  ids: () => String,
  change: (_, data) => data,
}

export const ofSeveral = (userId: string): Form => ({
  ready: (positions) => ({
    workspaces: positions.map(({ workspaceId, cursor }) => ({ workspace_id: workspaceId, revision: cursor })),
  }),
  ids: (own, others) => idsOf(userId, own, others),
  change: (workspaceId, data) => `{"workspace_id":${JSON.stringify(workspaceId)},${data.slice(1)}`,
  closed: (workspaceId, reason) =>
    `event: closed\ndata: ${JSON.stringify({ workspace_id: workspaceId, reason })}\n\n`,
})

/** Milliseconds after which a client reconnects. */
const RETRY = 2000

/** The first event: where the changes start. */
export const begin = (id: string, data: object): string =>
  `retry: ${RETRY}\n\nid: ${id}\nevent: ready\ndata: ${JSON.stringify(data)}\n\n`

export const changed = (id: string, data: string): string => `id: ${id}\nevent: change\ndata: ${data}\n\n`

/** Keeps the connection alive; not an event. */
export const HEARTBEAT = ': \n\n'

/** Not an event either, but the client will reconnect from here, past changes that it may not see. */
export const moved = (id: string): string => `id: ${id}\n\n`

/**
 * Why a stream ends, or a workspace on it: its token expired or was revoked, or the log that it needs is gone;
 * reconnecting is then refused with the reason. Or this instance is stopping, or the user may enter other workspaces than
 * before: reconnecting resumes the stream.
 */
export type Ending = 'expired' | 'revoked' | 'gone' | 'stopping' | 'memberships_changed'

export const end = (reason: Ending): string => `event: end\ndata: ${JSON.stringify({ reason })}\n\n`

/** Characters that are written to each stream before yielding to other work. */
const PIECE = 32_768

/** `frames` in pieces of about `PIECE`, none of them empty. */
export function* piecesOf(frames: readonly Frame[]): Generator<Frame[]> {
  let piece: Frame[] = []
  let size = 0
  for (const frame of frames) {
    piece.push(frame)
    size += frame.data.length
    if (size < PIECE) continue
    yield piece
    piece = []
    size = 0
  }
  if (piece.length > 0) yield piece
}
