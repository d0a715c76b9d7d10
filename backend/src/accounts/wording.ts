import type { Said } from '../core/letter.ts'

/** What has happened to how a user signs in: a sentence each. */
export interface Happenings {
  passwordChanged: string
  passwordReset: string
  passkeyAdded: string
  passkeyRemoved: string
  codesOn: string
  codesOff: string
  newRecoveryCodes: string
  recoveryCodeUsed: string
  emailChanged(to: string): string
  /** @param name of the provider @param label of the account there */
  providerAdded(name: string, label: string): string
  providerRemoved(name: string): string
}

/** How letters about an account are said in one language. */
export interface Texts {
  verification(url: string): Said
  /** @param url null where no page takes the code */
  reset(url: string | null, code: string): Said
  change(newEmail: string, url: string): Said
  /** @param what a sentence */
  security(what: string): Said
  alreadySignedUp: Said
  happenings: Happenings
}
