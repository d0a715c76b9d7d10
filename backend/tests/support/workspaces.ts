import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '../../src/core/roles.ts'
import type { TestService, TestUser } from './service.ts'

/** A shared workspace with a member of each role. */
export interface Shared {
  id: string
  members: Record<Role, TestUser>
  /** Somebody who was a member, and is no more. */
  former: TestUser
  /** The same user, whose calls go to the shared workspace. */
  as(user: TestUser): TestUser
}

/** @param user whose token is sent @param id the workspace that they name */
export const inWorkspace = (service: TestService, user: TestUser, id: string): TestUser => ({
  ...user,
  call: (method, path, payload, headers = {}) =>
    service.inject({
      method,
      url: `/api/${id}${path}`,
      headers: { authorization: `Bearer ${user.token}`, ...headers },
      ...(payload === undefined ? {} : { payload: payload as object }),
    }),
})

export const withToken = (
  service: TestService,
  { token }: { token: string },
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
) =>
  service.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(payload === undefined ? {} : { payload }),
  })

export async function createWorkspace(service: TestService, owner: TestUser, name = 'Home'): Promise<string> {
  const { statusCode, data, payload } = await withToken(service, owner, 'POST', '/api/workspaces', { name })
  if (statusCode !== 201) throw new Error(`No workspace: ${payload}`)
  return data.id
}

/** Invites `guest`, who accepts. */
export async function join(
  service: TestService,
  id: string,
  { owner, guest, role }: { owner: TestUser; guest: TestUser; role: Exclude<Role, 'owner'> },
): Promise<void> {
  const invited = await inWorkspace(service, owner, id).call('POST', '/invitations', { role })
  const accepted = await withToken(service, guest, 'POST', `/api/invitations/${invited.data.token}/accept`)
  if (accepted.statusCode !== 200) throw new Error(`Not accepted: ${accepted.payload}`)
}

export async function createShared(service: TestService): Promise<Shared> {
  const [owner, admin, editor, commenter, viewer, former] = await Promise.all([
    ...[service.newUser('owner'), service.newUser('admin'), service.newUser('editor')],
    ...[service.newUser('commenter'), service.newUser('viewer'), service.newUser('former')],
  ] as const)
  const id = await createWorkspace(service, owner)
  const others = { admin, editor, commenter, viewer } as const
  for (const [role, guest] of Object.entries(others)) {
    await join(service, id, { owner, guest, role: role as Exclude<Role, 'owner'> })
  }
  await join(service, id, { owner, guest: former, role: 'admin' })
  const as = (user: TestUser) => inWorkspace(service, user, id)
  await as(former).call('GET', '/tasks')
  await as(former).call('DELETE', '/members/me')
  // Cached access ends within two seconds.
  while ((await as(former).call('GET', '/tasks')).statusCode !== 403) await sleep(50)
  return { id, members: { owner, ...others }, former, as }
}
