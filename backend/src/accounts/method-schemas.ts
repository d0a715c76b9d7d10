import { z } from 'zod'
import { text } from '../core/schemas.ts'
import { type AuthEndpoint, get, ok, post } from './endpoint.ts'

/** The endpoints by which users prove who they are, and manage how they sign in. */

const GivenPassword = text({ max: 128 }).meta({ examples: ['correct horse battery'] })

export const METHOD_ENDPOINTS: AuthEndpoint[] = [
  post({
    path: '/prove',
    operationId: 'prove',
    summary: 'Prove that it is still you, where 403 FRESH_PROOF_REQUIRED asks for it',
    session: true,
    body: z.strictObject({ password: GivenPassword }),
    response: ok,
    problems: [400, 401, 403, 422],
  }),
  get({
    path: '/list-sign-in-methods',
    operationId: 'listSignInMethods',
    summary: 'List by what the user can sign in',
    session: true,
    response: z
      .object({
        password: z.boolean(),
        authenticator: z
          .boolean()
          .meta({ description: 'Whether signing in with the password takes a code of an app as well.' }),
        passkeys: z.int().meta({ description: 'How many there are.' }),
      })
      .meta({ id: 'SignInMethods' }),
    problems: [401],
  }),
]
