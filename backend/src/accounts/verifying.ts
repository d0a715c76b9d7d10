import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint, verifyEmail } from 'better-auth/api'
import { z } from 'zod'

/**
 * What follows when the link of a letter is opened that verifies an address, or changes it. Better Auth would do it on a GET, as
 * scanners of mail send it for every link; here the link opens a page of the web app, which asks, and then sends a POST.
 */

export const VERIFY = '/verify-email'

/**
 * The link of a letter, from the one that Better Auth would send. What follows `#` reaches no server, and so no log.
 * @param url has the page to which the user is led in the end
 */
export function verifyingLink(publicUrl: string, url: string, token: string): string {
  const page = new URL(VERIFY, publicUrl)
  const landing = new URL(url).searchParams.get('callbackURL') ?? '/'
  // Better Auth's word for none.
  if (landing !== '/') page.searchParams.set('callbackURL', landing)
  page.hash = token
  return page.href
}

export const verifying = (): BetterAuthPlugin => ({
  id: 'verifying',
  endpoints: {
    verifyAddress: createAuthEndpoint(
      VERIFY,
      // That the page is one of ours, or of a trusted origin, is checked for every endpoint.
      { method: 'POST', body: z.object({ token: z.string(), callbackURL: z.string().optional() }) },
      async (ctx) => {
        const { context, headers = new Headers(), request } = ctx
        const query = { token: ctx.body.token }
        await verifyEmail({ query, context, headers, ...(request !== undefined && { request }) })
        return ctx.json({ status: true })
      },
    ),
  },
})
