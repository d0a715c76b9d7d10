import { createDocket } from '@docket/sdk'

/** The service that this page came from. */
export const docket = createDocket({ baseUrl: '' })
