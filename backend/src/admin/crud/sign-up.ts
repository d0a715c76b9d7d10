import type { Settings } from '../../accounts/crud/administrators.ts'
import { DocketError } from '../../core/errors.ts'
import { checkPreconditions, type Preconditions } from '../../core/preconditions.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { SignUpMode } from '../../settings/sign-up.ts'
import { type Administrator, act } from './acts.ts'

/** Who may sign up, as administrators see and change it. */

interface Configured {
  signUp: SignUpMode
  signUpDomains: string[]
  verification: 'required' | 'optional'
}

export interface SignUpSettings {
  mode: SignUpMode
  domains: string[]
  configured: { mode: SignUpMode; domains: string[] }
  overridden: boolean
  revision: number
}

const selectSettings = statement(
  'settings_select',
  'SELECT revision, sign_up AS mode, sign_up_domains AS domains FROM service_settings WHERE id = 1',
)

function shown({ mode, domains, revision }: Settings, configured: Configured): SignUpSettings {
  const otherwise = { mode: configured.signUp, domains: configured.signUpDomains }
  return {
    ...(mode === null ? otherwise : { mode, domains }),
    configured: otherwise,
    overridden: mode !== null,
    revision,
  }
}

const NONE: Settings = { mode: null, domains: [], revision: 0 }

export async function readSignUp(db: Queryable, configured: Configured): Promise<SignUpSettings> {
  const [row] = await db.query<Settings>(selectSettings({}))
  return shown(row ?? NONE, configured)
}

const updateSettings = statement<{ mode: string | null; domains: readonly string[] }>(
  'settings_sign_up',
  `UPDATE service_settings SET sign_up = :mode, sign_up_domains = :domains::text[], revision = revision + 1
   WHERE id = 1 RETURNING revision, sign_up AS mode, sign_up_domains AS domains`,
)

/**
 * @param wanted its `mode` is null for what is configured
 * @throws DocketError PRECONDITION_FAILED; CONFLICT if addresses are not verified, which domains rely on
 */
export async function changeSignUp(
  wanted: { mode: SignUpMode | null; domains: string[] },
  configured: Configured,
  conditions: Preconditions,
  { db, by, now }: { db: Database; by: Administrator; now: Date },
): Promise<SignUpSettings> {
  return await act(db, by, now, async ({ tx, settings, record }) => {
    checkPreconditions(conditions, settings.revision, () => shown(settings, configured))
    if (wanted.mode === 'domains' && configured.verification !== 'required') {
      throw new DocketError(
        'CONFLICT',
        'Anybody could name an address of these domains: EMAIL_VERIFICATION must be required.',
      )
    }
    const [row] = await tx.query<Settings>(
      updateSettings({ mode: wanted.mode, domains: wanted.mode === 'domains' ? wanted.domains : [] }),
    )
    const after = shown(row ?? NONE, configured)
    await record('sign_up.change', null, { mode: wanted.mode, domains: after.domains })
    return after
  })
}
