import type { Browser } from './browser.ts'
import type { TestProvider } from './provider.ts'
import type { Answer } from './service.ts'

/** A browser on its way through a provider. */

interface Way {
  path?: '/sign-in/provider' | '/providers/link' | '/providers/prove'
  /** Page to return to. */
  to?: string
  /** What the browser has of the provider; by default nothing. */
  cookies?: Map<string, string>
}

/** Sets out to the provider `id`, and comes back from there. @returns where from, with the code */
export async function visit(
  browser: Browser,
  provider: TestProvider,
  id: string,
  way: Way = {},
): Promise<URL> {
  const { path = '/sign-in/provider', to, cookies } = way
  const begun = await browser.post(path, { provider: id, ...(to === undefined ? {} : { to }) })
  if (begun.statusCode !== 200) throw new Error(`${path}: ${begun.payload}`)
  return await provider.visit(begun.data.url, cookies)
}

/** Opens the address at which the provider has left the browser. */
export const open = (browser: Browser, { pathname, search }: URL): Promise<Answer> =>
  browser.get(pathname.replace(/^\/api\/auth/, '') + search)

/** The whole way. @returns the page that it ends at */
export async function come(
  browser: Browser,
  provider: TestProvider,
  id: string,
  way: Way = {},
): Promise<string> {
  const answer = await open(browser, await visit(browser, provider, id, way))
  if (answer.statusCode !== 302) throw new Error(`${answer.statusCode}: ${answer.payload}`)
  return String(answer.headers.location)
}
