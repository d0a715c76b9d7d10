import { createHash } from 'node:crypto'
import { makerOf } from '../changelog/makers.ts'
import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { whyMissing } from '../changelog/statements.ts'
import { restorableForGood, storeOf } from '../changelog/store/store.ts'
import { DocketError } from '../core/errors.ts'
import { isRevoked } from '../core/revocation.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { ChannelCreate, ChannelPatch, ChannelResponse } from './schemas.ts'
import { sealed, secretOf } from './secrets.ts'

export const channels = storeOf<ChannelResponse>({
  resource: 'channel',
  table: 'channels',
  columns: ['kind', 'name', 'url', 'active', 'inactive_reason'],
})

const MOST_CHANNELS = 20

const list = statement<{ workspace: string }>(
  'channel_list',
  `SELECT channel.* FROM workspaces LEFT JOIN LATERAL (
     SELECT ${channels.selected} FROM channels WHERE user_id = :workspace
   ) channel ON true
   WHERE workspaces.id = :workspace ORDER BY channel.id`,
)

/** All of the user's channels, oldest first. */
export async function listChannels(userId: string, db: Queryable): Promise<ChannelResponse[]> {
  const rows = await db.query<ChannelResponse | { id: null }>(list({ workspace: userId }))
  if (rows.length === 0) throw await whyMissing(userId, db, 'channel')
  return rows.filter((row) => row.id !== null)
}

const keepSecret = statement<{
  workspace: string
  id: number
  secret: string | null
  endpoint: string | null
  session: string | null
  made_with: string | null
}>(
  'channel_secret',
  `UPDATE channels SET secret = :secret, endpoint_hash = :endpoint, session_id = :session, made_with = :made_with
   WHERE user_id = :workspace AND id = :id`,
)

// It cannot end meanwhile: when its end is known, so is the channel.
const lockSession = statement<{ session: string }>(
  'channel_session',
  'SELECT FROM sessions WHERE id = :session FOR KEY SHARE',
)

const selectSame = statement<{ workspace: string; endpoint: string }>(
  'channel_of_endpoint',
  `SELECT ${channels.selected} FROM channels WHERE user_id = :workspace AND endpoint_hash = :endpoint`,
)

/**
 * A browser that subscribes again has one channel all the same: the former one is switched on again.
 * @param secret the service's
 * @throws DocketError CONFLICT when the user has `MOST_CHANNELS` already; AUTH_INVALID when the session has ended
 */
export async function createChannel(
  unit: UnitOfWork,
  input: ChannelCreate,
  secret: string,
): Promise<ChannelResponse> {
  const { kind, name, active = true } = input
  const { workspaceId: workspace } = unit
  const kept = secretOf(input)
  const stored = kept === undefined ? null : await sealed(secret, kept)
  const endpoint = kind === 'web_push' ? hashOf(input.endpoint) : null
  const state = { kind, name, url: urlOf(input), active, inactive_reason: null }
  const [same] =
    endpoint === null ? [] : await unit.query<ChannelResponse>(selectSame({ workspace, endpoint }))
  if (same === undefined && (await listChannels(workspace, unit)).length >= MOST_CHANNELS) {
    throw new DocketError('CONFLICT', `There can be at most ${MOST_CHANNELS} channels. Delete one first.`)
  }
  const channel =
    same === undefined ? await channels.create(unit, state) : await channels.update(unit, same, state)
  const session = kind === 'web_push' ? (unit.actor.sessionId ?? null) : null
  if (session !== null && (await unit.query(lockSession({ session }))).length === 0) throw isRevoked()
  const sealedWith = { secret: stored, endpoint, session, made_with: await makerOf(unit) }
  await unit.query(keepSecret({ workspace, id: channel.id, ...sealedWith }))
  return channel
}

/** What is shown of the address. That of a browser is a secret: whoever has it may send. */
function urlOf(input: ChannelCreate): string | null {
  if (input.kind === 'email') return null
  return input.kind === 'web_push' ? new URL(input.endpoint).origin : input.url
}

const hashOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('base64url')

export function editChannel(
  unit: UnitOfWork,
  before: ChannelResponse,
  { name = before.name, active = before.active }: ChannelPatch,
): Promise<ChannelResponse> {
  return channels.update(unit, before, {
    ...{ name, active },
    inactive_reason: active ? null : before.inactive_reason,
  })
}

const remove = statement<{ workspace: string; id: number }>(
  'channel_remove',
  'DELETE FROM channels WHERE user_id = :workspace AND id = :id',
)

/** Deletes it with its deliveries, at once and for good: it must not come back to life. */
export async function removeChannel(unit: UnitOfWork, before: ChannelResponse): Promise<void> {
  await unit.query(remove({ workspace: unit.workspaceId, id: before.id }))
  const revision = unit.nextRevision()
  unit.log({ resource: 'channel', id: before.id, revision, before, after: null })
}

/** Taking back what a client or somebody else did: one that was made is deleted, one that was deleted stays so. */
export const channelRestorable = restorableForGood<ChannelResponse>(channels, {
  edit: editChannel,
  remove: removeChannel,
})

const selectOne = statement<{ workspace: string; id: number }>(
  'channel_find',
  `SELECT ${channels.selected} FROM channels WHERE user_id = :workspace AND id = :id`,
)

/** Switches one off, or removes that of a browser, which will never hear of it again; nothing if it is gone already. */
export async function endChannel(
  unit: UnitOfWork,
  id: number,
  reason: NonNullable<ChannelResponse['inactive_reason']>,
): Promise<void> {
  const [channel] = await unit.query<ChannelResponse>(selectOne({ workspace: unit.workspaceId, id }))
  if (channel === undefined) return
  if (channel.kind === 'web_push') return await removeChannel(unit, channel)
  if (channel.active) await channels.update(unit, channel, { active: false, inactive_reason: reason })
}

const selectAddress = statement<{ user: string }>(
  'channel_address',
  'SELECT email, email_verified AS verified FROM users WHERE id = :user',
)

/** The address of the account; undefined if accounts are elsewhere. */
export async function addressOf(
  userId: string,
  db: Queryable,
): Promise<{ email: string; verified: boolean } | undefined> {
  const [found] = await db.query<{ email: string; verified: boolean }>(selectAddress({ user: userId }))
  return found
}
