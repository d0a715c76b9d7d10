/** The page that an invitation opens. A fragment is not sent to any server, and so in no log. */
export const linkOf = (publicUrl: string, token: string): string => `${publicUrl}/sign-up#${token}`

export const factorsLetter = (to: string) => ({
  to,
  subject: 'How you sign in has changed',
  text: 'An administrator removed the authenticator app from your Docket account, and ended all of its sessions. Signing in no longer takes a code.\n\nIf you did not ask for it, reset your password at once, and ask the administrator.\n',
})

export const invitationLetter = (to: string, link: string) => ({
  to,
  subject: 'You are invited to Docket',
  text: `Open this link to make your account, with this e-mail address:\n\n${link}\n\nThe link is valid for seven days. If you did not expect it, ignore this message.\n`,
})
