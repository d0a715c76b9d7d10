import { z } from 'zod'

/** The id of an event on a stream of several workspaces: how far the client has read in each. Opaque to clients. */

export interface Position {
  workspaceId: string
  /** The last revision that was written to the client, or skipped. */
  cursor: number
}

/**
 * Characters of a shared workspace's id that tell it from the user's others: 48 random bits. Each change carries the
 * cursor, so it had better be short.
 */
const PREFIX = 12

const nameOf = (userId: string, workspaceId: string): string =>
  workspaceId === userId ? 'me' : workspaceId.slice(0, PREFIX)

const textOf = (userId: string, { workspaceId, cursor }: Position): string =>
  `${nameOf(userId, workspaceId)}.${cursor}`

/** The cursors at the revisions of one workspace, while the `others` stay where they are. */
export function idsOf(
  userId: string,
  { workspaceId }: Position,
  others: readonly Position[],
): (revision: number) => string {
  const rest = others.map((position) => `_${textOf(userId, position)}`).join('')
  return (cursor) => `${textOf(userId, { workspaceId, cursor })}${rest}`
}

export const EventCursor = z
  .string()
  .max(8_000)
  .regex(/^[0-9a-z]+\.\d{1,15}(?:_[0-9a-z]+\.\d{1,15})*$/, 'Must be the id of an event of this stream.')

/** The revision that a cursor names for a workspace of the user, if it does. */
export function revisionIn(cursor: string, userId: string, workspaceId: string): number | undefined {
  const name = `${nameOf(userId, workspaceId)}.`
  const text = cursor.split('_').find((each) => each.startsWith(name))
  return text === undefined ? undefined : Number(text.slice(name.length))
}
