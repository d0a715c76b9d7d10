import { createDocket } from '@docket/sdk'

/** The service that this page came from. */
export const docket = createDocket({ baseUrl: '', begun: begunBefore() })

/** What `begin/begin.ts` has asked for while this was on its way. */
function begunBefore(): Map<string, Promise<Response>> {
  const { docketBegun } = globalThis as { docketBegun?: Map<string, Promise<Response>> }
  return docketBegun ?? new Map()
}
