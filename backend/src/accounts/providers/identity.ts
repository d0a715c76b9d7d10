/** Who a provider says that the user is. */
export interface Identity {
  /** Unique among all providers. */
  accountId: string
  /** How the user knows this account. */
  label: string
  name: string | undefined
  email: string | undefined
  isVerified: boolean
  groups: string[]
  idToken: string | undefined
  /** When the user last signed in there, if the provider says so. */
  authenticatedAt: Date | undefined
}

export type Trouble = 'unavailable' | 'declined' | 'invalid'

/** Why nobody was signed in; `cause` may hold what is secret, `reason` does not. */
export class ProviderError extends Error {
  override name = 'ProviderError'
  readonly trouble: Trouble
  readonly reason: string

  constructor(trouble: Trouble, reason: string, cause?: unknown) {
    super(reason, { cause })
    this.trouble = trouble
    this.reason = reason
  }
}
