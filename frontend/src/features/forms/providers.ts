import type { SignInProvider } from '@docket/sdk'
import { docket } from '../../data/docket.ts'
import type { TFunction } from '../../i18n/t.ts'
import { queryClient, useQuery } from '../../session/query.ts'

/** Signing in elsewhere: which providers the service offers, and the way there. */

export type { SignInProvider }

const asked = {
  queryKey: ['sign-in-providers'],
  queryFn: async () => (await docket.api.GET('/api/auth/providers')).data ?? [],
}

export const useProviders = () => useQuery(asked)
/** For a page that must not change once it is shown. */
export const loadProviders = () => queryClient.fetchQuery(asked)

type Way = '/api/auth/sign-in/provider' | '/api/auth/providers/link' | '/api/auth/providers/prove'

/** @returns where the browser has to go. @throws DocketProblem, Unreachable */
export async function wayTo(path: Way, provider: string, to?: string): Promise<string> {
  const body = { provider, ...(to === undefined ? {} : { to }) }
  const { data } = await docket.api.POST(path, { body })
  return data.url
}

/** What the service says when somebody comes back without having been let in. */
const PROBLEMS = {
  unavailable: 'unavailable',
  declined: 'declined',
  invalid: 'invalid',
  again: 'again',
  not_allowed: 'notAllowed',
  sign_up_closed: 'closed',
  email_missing: 'emailMissing',
  email_unverified: 'emailUnverified',
  email_taken: 'emailTaken',
  linked_elsewhere: 'linkedElsewhere',
  not_linked: 'notLinked',
  disabled: 'disabled',
} as const

const isKnown = (problem: string): problem is keyof typeof PROBLEMS => problem in PROBLEMS

/** @param name of the provider */
export const problemText = (problem: string, name: string, t: TFunction): string =>
  t(`accounts.providers.problems.${isKnown(problem) ? PROBLEMS[problem] : 'invalid'}`, { name })

/** The window in which the user signs in once more says here what came of it. */
export const proofChannel = () => new BroadcastChannel('docket-proof')
