import { DocketProblem, Unreachable } from '@docket/sdk'
import {
  type InfiniteData,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  type UseInfiniteQueryOptions,
  type UseMutationOptions,
  type UseQueryOptions,
  useInfiniteQuery as useInfiniteQueryOf,
  useMutation as useMutationOf,
  useQuery as useQueryOf,
} from '@tanstack/react-query'
import { currentSession, sessionEnded, subscribe } from './store.ts'

const ATTEMPTS = 3
/** Milliseconds for which an answer is shown without being fetched again. */
const FRESH = 30_000

/** How one page of a list leads to the next. */
export const BY_CURSOR = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next_cursor }: { next_cursor: string | null }) => next_cursor ?? undefined,
}

/** For what is not in the replica: sessions, history, the trash, search. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnd }),
  mutationCache: new MutationCache({ onError: noticeEnd }),
  defaultOptions: {
    queries: {
      staleTime: FRESH,
      networkMode: 'offlineFirst',
      retry: (failures, error) => failures < ATTEMPTS && mayPass(error),
    },
    mutations: { networkMode: 'offlineFirst' },
  },
})
queryClient.mount()

// There is no provider for the client: its code comes with the first part that uses it, and no task list waits for it.

export function useQuery<Data, Key extends QueryKey>(options: UseQueryOptions<Data, Error, Data, Key>) {
  return useQueryOf(options, queryClient)
}

export function useInfiniteQuery<Data, Key extends QueryKey, Param>(
  options: UseInfiniteQueryOptions<Data, Error, InfiniteData<Data, Param>, Key, Param>,
) {
  return useInfiniteQueryOf(options, queryClient)
}

export function useMutation<Data, Variables>(options: UseMutationOptions<Data, Error, Variables>) {
  return useMutationOf(options, queryClient)
}

/** Answers for one user must not be shown to the next. */
let asking = currentSession().user?.id
subscribe(() => {
  const next = currentSession().user?.id
  if (next === asking) return
  asking = next
  queryClient.clear()
})

/** A 401 ends the session here, too. */
function noticeEnd(error: Error): void {
  if (error instanceof DocketProblem && error.status === 401) void sessionEnded()
}

/** Whether the same request can succeed later: the service could not be reached, or could not answer for now. */
export function mayPass(error: Error): boolean {
  return error instanceof Unreachable || (error instanceof DocketProblem && error.isTemporary)
}
