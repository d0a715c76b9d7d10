import { DocketProblem, Unreachable } from '@docket/sdk'
import { QueryClient } from '@tanstack/react-query'

const ATTEMPTS = 3
/** Milliseconds for which an answer is shown without being asked for again. */
const FRESH = 30_000

/** For what the replica has not: sessions, history, the trash, search. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH,
      networkMode: 'offlineFirst',
      retry: (failures, error) => failures < ATTEMPTS && mayPass(error),
    },
    mutations: { networkMode: 'offlineFirst' },
  },
})

/** Whether the same request can succeed later: the service could not be reached, or not answer now. */
function mayPass(error: Error): boolean {
  return error instanceof Unreachable || (error instanceof DocketProblem && error.isTemporary)
}
