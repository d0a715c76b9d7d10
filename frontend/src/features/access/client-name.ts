import { DocketProblem } from '@docket/sdk'
import { docket } from '../../data/docket.ts'

/** What a client calls itself; undefined if it has no name, or is no longer registered. */
export async function clientName(client_id: string, signal?: AbortSignal): Promise<string | undefined> {
  try {
    const { data } = await docket.api.GET('/api/auth/oauth2/public-client', {
      params: { query: { client_id } },
      ...(signal === undefined ? {} : { signal }),
    })
    return data.client_name?.slice(0, LONGEST)
  } catch (error) {
    if (error instanceof DocketProblem && error.status === 404) return undefined
    throw error
  }
}

/** The most characters of a name that are shown. */
const LONGEST = 100
