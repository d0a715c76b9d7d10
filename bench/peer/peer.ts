import { randomBytes } from 'node:crypto'
import type { User } from '../dialects.ts'
import { DIALECTS } from '../dialects.ts'
import type { Ground, Side } from '../sides.ts'

/** A service that somebody might choose instead of Docket. */
export interface Peer {
  name: string
  title: string
  /** How it is set up here, and what it lacks or adds: sentences for the page. */
  facts: string[]
  version(): Promise<string>
  /** Starts it on a database of its own with as many users, each with as many tasks as Docket's. */
  start(ground: Ground, users: readonly User[]): Promise<Side>
}

/** How long tokens are valid: longer than any run. */
export const DAY = '1d'

export const randomSecret = (): string => randomBytes(32).toString('base64url')

/** Makes sure that a service lets users at their own tasks, and at nobody else's. */
export async function checkOwners({
  name,
  port,
  dialect,
  users,
}: Pick<Side, 'name' | 'port' | 'dialect' | 'users'>): Promise<void> {
  const [owner, other] = users
  if (owner === undefined || other === undefined) return
  const statusFor = async (token: string) => {
    const { path } = DIALECTS[dialect]({ method: 'GET', path: '/tasks/1' }, owner)
    const headers = { authorization: `Bearer ${token}` }
    return (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).status
  }
  const [own, others] = [await statusFor(owner.token), await statusFor(other.token)]
  if (own !== 200 || others < 400) {
    throw new Error(`${name} answers ${own} to the owner of a task, and ${others} to somebody else.`)
  }
}
