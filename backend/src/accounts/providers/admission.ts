import type { FastifyBaseLogger } from 'fastify'
import { isBlank } from '../../core/schemas.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { violatedConstraint } from '../../database/failures.ts'
import type { ProviderConfig } from '../../settings/providers.ts'
import { stepDown } from '../crud/administrators.ts'
import { linkAccount, noteUse, ownerOf, type Role, setRole, signUpBy } from '../crud/providers.ts'
import { acceptInvitation } from '../crud/sign-up.ts'
import type { Identity } from './identity.ts'

/** Who comes in by a provider, and as whom. An account is never found by its e-mail address. */

/** Why somebody was not let in; the web app says it in words. */
export type Refusal =
  | 'not_allowed'
  | 'sign_up_closed'
  | 'email_missing'
  | 'email_unverified'
  | 'email_taken'
  | 'linked_elsewhere'
  | 'not_linked'
  | 'again'
  | 'disabled'

export class Refused extends Error {
  override name = 'Refused'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** What decides who comes in, of a provider or a directory. */
export type Rules = Pick<ProviderConfig, 'id' | 'signUp' | 'allowedGroups' | 'adminGroups'>

/** In code points. */
const LONGEST = 100

interface Options {
  db: Queryable
  newId: () => string
  now: Date
}

interface Admission extends Options {
  db: Database
  log: Pick<FastifyBaseLogger, 'warn'>
  /** Whether somebody with this address, which is theirs, may sign up here. */
  mayJoin: (email: string) => Promise<boolean>
}

/**
 * The user whom this identity signs in; the first time, an account is made if the provider may.
 * @throws Refused
 */
export async function admit(
  rules: Rules,
  identity: Identity,
  { db, newId, now, mayJoin, log }: Admission,
): Promise<string> {
  requireGroup(rules, identity)
  const account = accountOf(rules, identity)
  const userId = (await ownerOf(db, rules.id, identity.accountId)) ?? (await signUp())
  await noteUse(db, account, now)
  const role = roleOf(rules, identity)
  if (role === 'admin') await setRole(db, userId, role)
  if (role === 'user' && !(await stepDown(db, userId))) {
    log.warn(
      { provider: rules.id },
      'the only administrator is in none of the groups of administrators, and stays one until there is another',
    )
  }
  return userId

  async function signUp(): Promise<string> {
    if (rules.signUp === false) throw new Refused('sign_up_closed')
    const { email, isVerified } = identity
    if (email === undefined || !isAddress(email)) throw new Refused('email_missing')
    if (!isVerified) throw new Refused('email_unverified')
    if (rules.signUp === undefined && !(await mayJoin(email))) throw new Refused('sign_up_closed')
    const user = { id: newId(), email, name: nameOf(identity, email) }
    try {
      if (!(await signUpBy(db, user, { id: newId(), ...account }))) throw new Refused('email_taken')
    } catch (error) {
      // Somebody signs in twice at once, for the first time.
      throw violatedConstraint(error) === 'accounts_provider_key' ? new Refused('again') : error
    }
    await acceptInvitation(db, email)
    return user.id
  }
}

/**
 * Lets the user sign in by this identity from now on.
 * @returns whether they could not before
 * @throws Refused
 */
export async function link(
  rules: Rules,
  identity: Identity,
  userId: string,
  options: Options,
): Promise<boolean> {
  const { db, newId } = options
  requireGroup(rules, identity)
  if (await linkAccount(db, userId, { id: newId(), ...accountOf(rules, identity) })) return true
  if ((await ownerOf(db, rules.id, identity.accountId)) !== userId) throw new Refused('linked_elsewhere')
  return false
}

/** Checks that the identity is one of the user's own. @throws Refused */
export async function recognise(
  rules: Rules,
  identity: Identity,
  userId: string,
  { db, now }: Omit<Options, 'newId'>,
): Promise<void> {
  if ((await ownerOf(db, rules.id, identity.accountId)) !== userId) throw new Refused('not_linked')
  await noteUse(db, accountOf(rules, identity), now)
}

const accountOf = ({ id }: Rules, { accountId, label }: Identity) => ({
  provider: id,
  account: accountId,
  label: label.slice(0, 200),
})

function requireGroup({ allowedGroups, adminGroups }: Rules, { groups }: Identity): void {
  if (allowedGroups.length === 0) return
  const isIn = groups.some((group) => allowedGroups.includes(group) || adminGroups.includes(group))
  if (!isIn) throw new Refused('not_allowed')
}

/** Undefined if the provider does not decide about roles. */
function roleOf({ adminGroups }: Rules, { groups }: Identity): Role | undefined {
  if (adminGroups.length === 0) return undefined
  return groups.some((group) => adminGroups.includes(group)) ? 'admin' : 'user'
}

const isAddress = (email: string) => email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email)

function nameOf({ name }: Identity, email: string): string {
  const shown = name?.replaceAll('\0', '').toWellFormed() ?? ''
  return isBlank(shown) ? (email.split('@')[0] ?? email) : [...shown].slice(0, LONGEST).join('')
}
