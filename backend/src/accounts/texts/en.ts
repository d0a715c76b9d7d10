import { asName } from '../../core/letter.ts'
import { type Acting, actingIn, type Texts } from '../wording.ts'

const ABOUT_ACCOUNT = 'You get this e-mail because it is about the Docket account with this address.'

const resetLead = (url: string | null) =>
  url === null
    ? 'Enter this code in your client to choose a new password for Docket:'
    : `Open this link to choose a new password for Docket:\n\n${url}\n\nOr enter this code in your client:`

const after = (acting: Acting, keeps: boolean): string => {
  const all = actingIn(acting, {
    api_key: ['API key', 'API keys'],
    oauth_client: ['connected client', 'connected clients'],
    channel: ['channel', 'channels'],
    webhook: ['webhook', 'webhooks'],
    link: ['public link', 'public links'],
    invitation: ['invitation', 'invitations'],
  })
  if (all === '') return ''
  return keeps
    ? ` These can still act for you: ${all}. "What can act for me" in the settings lists them, and ends them.`
    : ` These could act for you, and have ended as well: ${all}.`
}

export const en: Texts = {
  verification: (url) => ({
    subject: 'Confirm your e-mail address',
    text: `Open this link to confirm your e-mail address for Docket:\n\n${url}\n\nThe link is valid for one hour. If you did not request this, ignore this message.\n`,
    why: 'You get this e-mail because this address was entered for a Docket account.',
  }),
  reset: (url, code) => ({
    subject: 'Reset your password',
    text: `${resetLead(url)}\n\n${code}\n\nIt is valid for one hour and can be used once. If you did not request this, ignore this message.\n`,
    why: 'You get this e-mail because somebody asked for a new password for the Docket account with this address.',
  }),
  change: (newEmail, url) => ({
    subject: 'Approve the change of your e-mail address',
    text: `The e-mail address of your Docket account is about to be changed to ${newEmail}. Open this link to approve the change:\n\n${url}\n\nIf you did not request this, change your password.\n`,
    why: ABOUT_ACCOUNT,
  }),
  security: (what) => ({
    subject: 'How you sign in has changed',
    text: `${what}\n\nIf this was not you, reset your password at once, and look through the ways to sign in, the sessions and the API keys in the settings.\n`,
    why: ABOUT_ACCOUNT,
  }),
  alreadySignedUp: {
    subject: 'You already have an account',
    text: 'Somebody, perhaps you, tried to sign up for Docket with this e-mail address, which already has an account. Sign in, or reset your password if you have forgotten it.\n',
    why: ABOUT_ACCOUNT,
  },
  happenings: {
    passwordChanged: 'The password of your Docket account was changed.',
    passwordReset: (acting, keeps) =>
      `The password of your Docket account was reset by a link sent to this address. All sessions have ended.${after(acting, keeps)}`,
    passkeyAdded: 'A passkey was added to your Docket account.',
    passkeyRemoved: 'A passkey was removed from your Docket account.',
    codesOn: 'Signing in to your Docket account now takes a code of the authenticator app.',
    codesOff: 'Signing in to your Docket account no longer takes a code of the authenticator app.',
    newRecoveryCodes: 'Your Docket account has new recovery codes; the former ones are void.',
    recoveryCodeUsed: 'A recovery code of your Docket account was used.',
    emailChanged: (to) => `The e-mail address of your Docket account was changed to ${to}.`,
    providerAdded: (name, label) =>
      `Signing in with ${name} (${asName(label)}) was added to your Docket account.`,
    providerRemoved: (name) => `Signing in with ${name} was removed from your Docket account.`,
  },
}
