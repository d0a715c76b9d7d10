import assert from 'node:assert/strict'
import type { App, User } from './app.ts'

/** Workspaces that users share, made by the API. */

export type InvitedRole = 'viewer' | 'commenter' | 'editor' | 'admin'

/** @returns the id of a workspace of the user's */
export async function makeWorkspace(owner: User, name = 'Home'): Promise<string> {
  const { data } = await owner.docket.api.POST('/api/workspaces', { body: { name } })
  return data?.id ?? assert.fail('no workspace')
}

/** Lets another user into the workspace. */
export async function join(owner: User, guest: User, id: string, role: InvitedRole): Promise<void> {
  const { data } = await owner.docket.api.POST('/api/{user_id}/invitations', {
    params: { path: { user_id: id } },
    body: { role, uses: 1 },
  })
  const token = data?.token ?? assert.fail('no invitation')
  await guest.docket.api.POST('/api/invitations/{token}/accept', { params: { path: { token } } })
}

/** A new user of this name. */
export async function newNamed(app: App, name: string): Promise<User> {
  const user = await app.newUser()
  const cookie = user.cookies.map((one) => `${one.name}=${one.value}`).join('; ')
  const answer = await fetch(`${app.url}/api/auth/update-user`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url, cookie },
    body: JSON.stringify({ name }),
  })
  assert.equal(answer.status, 200, await answer.text())
  return user
}
