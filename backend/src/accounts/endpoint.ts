import { z } from 'zod'
import type { HeaderName, ProblemStatus } from '../core/http.ts'
import { Instant } from '../core/schemas.ts'

/** An endpoint of Better Auth: what it takes, what it returns, and how to treat it. */
export interface AuthEndpoint {
  method: 'GET' | 'POST'
  /** Path below `/api/auth`. */
  path: string
  operationId: string
  summary: string
  /** Whether it acts on the session of the cookie. */
  session: boolean
  /** Whether it asks for a fresh proof, or with which bodies. Those that take the password itself do not. */
  proof?: true | ((body: { accept?: unknown }) => boolean)
  /** Whether it sends mail. */
  mail?: boolean
  /** Whether its response time could reveal that an address has an account. */
  evenTime?: boolean
  body?: z.ZodType
  query?: z.ZodType
  params?: z.ZodType
  response: z.ZodType
  /** Headers of its response that come from Better Auth. */
  headers?: HeaderName[]
  /** Problems that it may answer with, in addition to those of every route. */
  problems: ProblemStatus[]
  /** Whether it answers with a redirect. */
  redirects?: boolean
}

export const post = (endpoint: Omit<AuthEndpoint, 'method'>): AuthEndpoint => ({
  method: 'POST',
  ...endpoint,
})
export const get = (endpoint: Omit<AuthEndpoint, 'method'>): AuthEndpoint => ({ method: 'GET', ...endpoint })

export const ok = z.object({ status: z.boolean() }).meta({ id: 'AuthStatus' })

/** The steps that are done, or `ended`. */
export const Tour = z
  .string()
  .max(200)
  .regex(/^[a-z]+(,[a-z]+)*$/, 'Must be names of lower-case letters, separated by commas.')
  .meta({
    description: 'How far the user is in the tour of the web app: the steps done, or `ended`.',
    examples: ['add,complete', 'ended'],
  })

export const AuthUser = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    image: z.string().nullable(),
    twoFactorEnabled: z.boolean().nullish(),
    tour: z.string().nullish().meta({ description: 'How far the user is in the tour of the web app.' }),
    role: z
      .enum(['user', 'admin'])
      .nullish()
      .meta({ description: 'Whether the user administers the service.' }),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'AuthUser' })

export const SignedInByPassword = z.union([
  z.object({
    redirect: z.boolean(),
    token: z.string(),
    url: z.string().nullish(),
    user: AuthUser,
  }),
  z
    .object({ twoFactorRedirect: z.literal(true), twoFactorMethods: z.array(z.string()) })
    .meta({ description: 'A code is to follow (`/two-factor/…`) before there is a session.' }),
])

/** Identifies a session or a consent. */
export const Token = z
  .string()
  .regex(/^[\w-]{1,200}$/)
  .meta({ examples: ['8sK2bQnVhY0xJd5LrT7uWmZcF3gAeP1i'] })
