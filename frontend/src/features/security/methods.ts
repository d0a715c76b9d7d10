import type { SignInMethods } from '@docket/sdk'
import { docket } from '../../data/docket.ts'
import { queryClient, useQuery } from '../../session/query.ts'

export type { SignInMethods }

const KEY = ['sign-in-methods']

/** By what the user can sign in. */
export const useMethods = () =>
  useQuery({
    queryKey: KEY,
    queryFn: async () => (await docket.api.GET('/api/auth/list-sign-in-methods')).data,
    staleTime: 0,
  })

/** Whether the user could not sign in any more without this passkey, or this account elsewhere. */
export const isOnlyWay = ({ password, passkeys, providers }: SignInMethods, id: string): boolean =>
  !password && ![...passkeys, ...providers.filter(({ offered }) => offered)].some((way) => way.id !== id)

/** To be called when one was added, changed or removed. */
export const methodsChanged = () => queryClient.invalidateQueries({ queryKey: KEY })

/** Ends every session of the user but this one, if they want that. */
export async function endOthers(isWanted: boolean): Promise<void> {
  if (isWanted) await docket.api.POST('/api/auth/revoke-other-sessions')
}
