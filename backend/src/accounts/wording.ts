import type { Said } from '../core/letter.ts'

/** How many there are of what can act for a user. */
export type Acting = Partial<
  Record<'api_key' | 'oauth_client' | 'channel' | 'webhook' | 'link' | 'invitation', number>
>

/** In one line, like "2 API keys, 1 webhook". @param words for one of a kind, and for several */
export const actingIn = (acting: Acting, words: Record<keyof Acting, [one: string, more: string]>): string =>
  Object.entries(acting)
    .map(([kind, count]) => `${count} ${words[kind as keyof Acting][count === 1 ? 0 : 1]}`)
    .join(', ')

/** What has happened to how a user signs in: a sentence each. */
export interface Happenings {
  passwordChanged: string
  /**
   * @param acting how much there is besides sessions that acts for the user
   * @param keeps whether it goes on; otherwise it has ended
   */
  passwordReset(acting: Acting, keeps: boolean): string
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
