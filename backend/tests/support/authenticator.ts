import { createOTP } from '@better-auth/utils/otp'

/** An authenticator app: what it is given as a QR code, and the codes that it shows. */

/** Milliseconds for which a code is shown. */
export const STEP = 30_000

/** The secret in the address that the app takes. */
export function secretOf(totpURI: string): string {
  const letters = new URL(totpURI).searchParams.get('secret') ?? ''
  const bits = [...letters].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString()
}

/** The code that is shown `steps` half minutes from now. */
export const codeOf = (secret: string, steps = 0): Promise<string> =>
  createOTP(secret).hotp(Math.floor(Date.now() / STEP) + steps)
