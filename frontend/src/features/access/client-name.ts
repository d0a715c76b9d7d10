import { type ConnectedClient, DocketProblem } from '@docket/sdk'
import { docket } from '../../data/docket.ts'
import { isBlank } from '../../text/checks.ts'

/** What a client calls itself; undefined if it has no name, or is no longer registered. */
export async function clientName(client_id: string, signal?: AbortSignal): Promise<string | undefined> {
  try {
    const { data } = await docket.api.GET('/api/auth/oauth2/public-client', {
      params: { query: { client_id } },
      ...(signal === undefined ? {} : { signal }),
    })
    return shownName(data.client_name)
  } catch (error) {
    if (error instanceof DocketProblem && error.status === 404) return undefined
    throw error
  }
}

/** A client's name as it is shown; undefined if nothing of it would be visible. */
export const shownName = (name: string | null | undefined): string | undefined =>
  name == null || isBlank(name) ? undefined : name.slice(0, LONGEST)

const LONGEST = 100

export async function connectedClients(): Promise<ConnectedClient[]> {
  const { data } = await docket.api.GET('/api/{user_id}/clients', { params: { path: { user_id: 'me' } } })
  return data.clients
}
