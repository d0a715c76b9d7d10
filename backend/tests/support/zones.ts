import assert from 'node:assert/strict'
import { startService, type TestService, type TestUser } from './service.ts'
import { createWorkspace, inWorkspace, join } from './workspaces.ts'

/** Members of one workspace who are in different time zones, at times that the test sets. */

type Call = Parameters<TestUser['call']>

/** A service whose clock stands still until it is set, also back by months. */
export async function startStopped(): Promise<TestService> {
  // The limit of an address would take a clock that is set back for a burst.
  const service = await startService({ RATE_LIMIT_ADDRESS: '1', RATE_LIMIT_ADDRESS_BURST: '10000000' })
  service.clock.stop()
  return service
}

/** A request that must succeed: no token is valid at all the times that the clock is set to. */
export async function sent(service: TestService, user: TestUser, ...[method, path, body]: Call) {
  const token = await service.sign({ sub: user.id, user_id: user.id, email: user.email })
  const answer = await user.call(method, path, body, { authorization: `Bearer ${token}` })
  assert.ok(answer.statusCode < 300, `${method} ${path}: ${answer.payload}`)
  return answer
}

export async function userIn(service: TestService, zone: string): Promise<TestUser> {
  const user = await service.newUser()
  await sent(service, user, 'PATCH', '/preferences', { time_zone: zone })
  return user
}

/**
 * A workspace in `zone` with a member in each of `places`, the first of whom owns it.
 * @returns its members, and the same with calls that go there
 */
export async function createAcross(service: TestService, zone: string, places: readonly string[]) {
  const members = await Promise.all(places.map((place) => userIn(service, place)))
  const [owner, ...guests] = members
  assert.ok(owner)
  const id = await createWorkspace(service, owner)
  for (const guest of guests) await join(service, id, { owner, guest, role: 'editor' })
  const there = members.map((member) => inWorkspace(service, member, id))
  await sent(service, inWorkspace(service, owner, id), 'PATCH', '', { time_zone: zone })
  return { id, members, there }
}
