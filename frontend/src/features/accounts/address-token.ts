/** What the token of a letter about an address says. Only the service can tell whether it holds. */
export interface AddressClaims {
  asks: 'verify' | 'approve' | 'change'
  /** The present address of the account. */
  email: string
  /** The one that it is to have instead. */
  newEmail: string | undefined
}

const ASKS: Record<string, AddressClaims['asks']> = {
  'change-email-confirmation': 'approve',
  'change-email-verification': 'change',
}

/** @returns undefined for what is no such token */
export function claimsOf(token: string): AddressClaims | undefined {
  const [, payload = ''] = token.split('.')
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    if (typeof claims !== 'object' || claims === null) return undefined
    const { email, updateTo, requestType } = claims as Record<string, unknown>
    if (typeof email !== 'string') return undefined
    return {
      asks: ASKS[String(requestType)] ?? 'verify',
      email,
      newEmail: typeof updateTo === 'string' ? updateTo : undefined,
    }
  } catch {
    // Cut off, or never one.
    return undefined
  }
}
