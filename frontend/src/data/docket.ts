import { createDocket } from '@docket/sdk'

/** The service that this page came from. */
export const docket = createDocket({ baseUrl: '', begun: begunBefore() })

/** The requests that `begin/begin.ts` has made while this script was loading. */
function begunBefore(): Map<string, Promise<Response>> {
  const { docketBegun } = globalThis as { docketBegun?: Map<string, Promise<Response>> }
  return docketBegun ?? new Map()
}
