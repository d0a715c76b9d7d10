import { createDocket, DocketProblem, Unreachable } from '@docket/sdk'

/** Without a session: the token alone says who may do what. */
export const { api } = createDocket({ baseUrl: '', token: { get: async () => undefined } })

export type Refusal = 'invalid' | 'expired' | 'changed' | 'forbidden' | 'failed'

const REFUSALS: Record<number, Refusal> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'invalid',
  409: 'changed',
  410: 'expired',
  422: 'invalid',
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof DocketProblem) return REFUSALS[error.status] ?? 'failed'
  if (error instanceof Unreachable) return 'failed'
  throw error
}
