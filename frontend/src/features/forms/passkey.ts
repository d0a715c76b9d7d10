import { docket } from '../../data/docket.ts'

/** The browser's side of passkeys (WebAuthn). */

/** The browser's own question was closed without an answer, or nobody answered it. */
export class PasskeyDeclined extends Error {
  override name = 'PasskeyDeclined'
}

type Credential = { id: string; [member: string]: unknown }

/** Whether this browser can use passkeys on this page: it must be encrypted, or on this machine. */
export const canUsePasskeys = (): boolean =>
  window.isSecureContext &&
  typeof PublicKeyCredential === 'function' &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential

/** Whether the browser offers passkeys among what it fills in. */
export const canFillPasskeys = async (): Promise<boolean> =>
  canUsePasskeys() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true

/** Makes a passkey. @throws PasskeyDeclined */
export async function makePasskey(): Promise<Credential> {
  const { data } = await docket.api.GET('/api/auth/passkey/generate-register-options')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(data as never)
  return answerOf(() => navigator.credentials.create({ publicKey }))
}

/**
 * Asks for a passkey of this site.
 * @param filling ends the request; with it, the browser offers passkeys only where it fills in a field
 * @throws PasskeyDeclined
 */
export async function askForPasskey(filling?: AbortSignal): Promise<Credential> {
  const { data } = await docket.api.GET('/api/auth/passkey/generate-authenticate-options')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(data as never)
  return answerOf(() =>
    navigator.credentials.get({
      publicKey,
      ...(filling === undefined ? {} : { mediation: 'conditional', signal: filling }),
    }),
  )
}

async function answerOf(ask: () => Promise<unknown>): Promise<Credential> {
  let answer: unknown
  try {
    answer = await ask()
  } catch (error) {
    // Browsers do not say more, lest a page learn which passkeys there are.
    if (error instanceof DOMException) throw new PasskeyDeclined(error.message, { cause: error })
    throw error
  }
  if (answer === null) throw new PasskeyDeclined()
  return (answer as PublicKeyCredential).toJSON() as unknown as Credential
}
