import type { Invitation } from './schemas.ts'

/** The page that an invitation opens. */
export const linkOf = (publicUrl: string, token: string): string => `${publicUrl}/invitations/${token}`

/** What users named, on one line: nothing in it can pass for a paragraph of ours. */
const named = (text: string): string => `“${text.replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim()}”`

/** @param names of the workspace, and of who invites */
export const memberInvitationLetter = (
  to: string,
  link: string,
  names: { workspace: string; inviter: string },
  { expires_at }: Invitation,
) => ({
  to,
  subject: 'You are invited to a workspace on Docket',
  text: `${named(names.inviter)} invites you to the workspace ${named(names.workspace)}. Open this link, and sign in or sign up with this e-mail address, to see the invitation and to accept or decline it:\n\n${link}\n\nThe link is valid until ${expires_at.slice(0, 10)}, ${expires_at.slice(11, 16)} UTC. If you did not expect it, ignore this message.\n`,
})
