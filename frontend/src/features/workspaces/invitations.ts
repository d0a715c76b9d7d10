import { type MemberInvitationShown, Unreachable, type WorkspaceResponse } from '@docket/sdk'
import { docket } from '../../data/docket.ts'
import type { Role } from '../../data/index.ts'

/** What the API says of invitations, in one place. */

const DAY = 24 * 60 * 60 * 1000

export interface NewInvitation {
  role: Exclude<Role, 'owner'>
  /** Days until it ends. */
  days: number
  /** How many may accept it. */
  uses: number
  /** The only address whose account may accept it, which is mailed; null: whoever has the link may. */
  email: string | null
}

export interface MadeInvitation {
  /** Accepts it; it is shown only once. */
  link: string
  /** Where it was mailed; null if it was not. */
  mailedTo: string | null
}

export async function invite(workspaceId: string, invitation: NewInvitation): Promise<MadeInvitation> {
  const { role, days, uses, email } = invitation
  const { data } = await docket.api.POST('/api/{user_id}/invitations', {
    params: { path: { user_id: workspaceId } },
    body: {
      ...{ role, expires_at: new Date(Date.now() + days * DAY).toISOString() },
      ...(email === null ? { uses } : { email }),
    },
  })
  if (data === undefined) throw new Unreachable('an answer without a body')
  const link = new URL(`/invitations/${encodeURIComponent(data.token)}`, location.origin).href
  return { link, mailedTo: data.mailed ? email : null }
}

export async function invitationsOf(workspaceId: string, signal: AbortSignal) {
  const params = { path: { user_id: workspaceId } }
  return (await docket.api.GET('/api/{user_id}/invitations', { params, signal })).data.invitations
}

export const revoke = (workspaceId: string, id: string) =>
  docket.api.DELETE('/api/{user_id}/invitations/{invitation_id}', {
    params: { path: { user_id: workspaceId, invitation_id: id } },
  })

/** @throws DocketProblem 404: it has ended, is somebody else's, or never existed */
export async function readInvitation(token: string, signal: AbortSignal): Promise<MemberInvitationShown> {
  return (await docket.api.GET('/api/invitations/{token}', { params: { path: { token } }, signal })).data
}

export async function accept(token: string): Promise<WorkspaceResponse> {
  const { data } = await docket.api.POST('/api/invitations/{token}/accept', { params: { path: { token } } })
  if (data === undefined) throw new Unreachable('an answer without a body')
  return data
}

export const decline = (token: string) =>
  docket.api.POST('/api/invitations/{token}/decline', { params: { path: { token } } })
