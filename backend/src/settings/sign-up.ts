import { z } from 'zod'
import { ConfigError } from './error.ts'

/** Who may sign up. */

export const SIGN_UP_MODES = ['open', 'invited', 'domains', 'closed'] as const
export type SignUpMode = (typeof SIGN_UP_MODES)[number]

const DOMAIN = /^[a-z\d-]+(\.[a-z\d-]+)+$/

const domains = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((domain) => domain.trim().toLowerCase())
      .filter((domain) => domain !== ''),
  )
  .refine((list) => list.every((domain) => DOMAIN.test(domain)), {
    error: 'must be comma-separated domains, like example.com.',
  })

export const signUpSettings = {
  SIGN_UP: z
    .enum(SIGN_UP_MODES)
    .default('open')
    .describe(
      'Who may create an account: everybody (`open`), who was invited, by an administrator or to a workspace (`invited`), they and who has an address of `SIGN_UP_DOMAINS` (`domains`), or nobody (`closed`). Administrators can decide otherwise at `/admin`.',
    ),
  SIGN_UP_DOMAINS: domains
    .default([])
    .describe(
      'Comma-separated domains of e-mail addresses for `SIGN_UP=domains`. Addresses must then be verified.',
    ),
}

const Settings = z.object(signUpSettings)

/** @throws ConfigError if nobody could sign up, or anybody with an address of somebody else */
export function checkSignUp(
  { SIGN_UP: mode, SIGN_UP_DOMAINS: list }: z.output<typeof Settings>,
  verification: 'required' | 'optional',
): void {
  if (mode !== 'domains') return
  if (list.length === 0) throw new ConfigError('SIGN_UP=domains needs SIGN_UP_DOMAINS.')
  if (verification !== 'required') {
    throw new ConfigError(
      'SIGN_UP=domains needs EMAIL_VERIFICATION=required: else anybody could name an address of these domains.',
    )
  }
}
