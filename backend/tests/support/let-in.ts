import { randomBytes } from 'node:crypto'
import { register } from './mcp/oauth.ts'
import type { TestService, TestUser } from './service.ts'

/** An AI client that acts for a user. */
export interface LetIn {
  clientId: string
  /** The consent. */
  grantId: string
  /** For the API. */
  token: string
  /** For `/mcp`. */
  mcpToken: string
}

/**
 * Lets a client act for a user, as after their consent.
 * @param options.workspaces by default the user's own alone
 * @param options.clientId by default a new one
 */
export async function letIn(
  service: TestService,
  user: TestUser,
  options: { scopes: readonly string[]; workspaces?: string[]; clientId?: string; limits?: object },
): Promise<LetIn> {
  const clientId = options.clientId ?? ((await register(service)).data.client_id as string)
  const body = { ...options.limits, ...(options.workspaces && { workspaces: options.workspaces }) }
  const limited = await user.call('PUT', `/clients/${clientId}/limits`, body)
  if (limited.statusCode !== 204) throw new Error(`Not let in: ${limited.payload}`)
  const grantId = randomBytes(16).toString('hex')
  await service.db.pool.query(
    `INSERT INTO oauth_consents (id, client_id, user_id, scopes, created_at, updated_at)
     VALUES ($1, $2, $3, $4, now(), now())`,
    [grantId, clientId, user.id, options.scopes],
  )
  const claims = { sub: user.id, azp: clientId, scope: options.scopes.join(' '), grant_id: grantId }
  const { publicUrl } = service.config
  return {
    clientId,
    grantId,
    token: await service.sign({ ...claims, aud: `${publicUrl}/api` }),
    mcpToken: await service.sign({ ...claims, aud: `${publicUrl}/mcp` }),
  }
}
