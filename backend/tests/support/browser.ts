import type { Answer, TestService } from './service.ts'

export const PASSWORD = 'correct horse battery'

/** A user's browser: keeps cookies, and sends the origin of its requests. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #service: TestService
  readonly #address: string

  constructor(service: TestService, address = '203.0.113.7') {
    this.#service = service
    this.#address = address
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send('GET', path, undefined, headers)
  }

  /** Sends no body if `body` is undefined. */
  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send('POST', path, body, { origin: this.#service.config.publicUrl, ...headers })
  }

  signUp(email: string, password = PASSWORD, name = 'Ada'): Promise<Answer> {
    return this.post('/sign-up/email', { name, email, password })
  }

  signIn(email: string, password = PASSWORD): Promise<Answer> {
    return this.post('/sign-in/email', { email, password })
  }

  /** Presses the button of the page that is opened by the link of a letter, which verifies or changes an address. */
  verify(letter: string, headers: Record<string, string> = {}): Promise<Answer> {
    const { searchParams, hash } = linkIn(letter)
    const body = { token: hash.slice(1), callbackURL: searchParams.get('callbackURL') ?? undefined }
    return this.post('/verify-email', body, headers)
  }

  /** The JWT of this browser's session. */
  async token(): Promise<string> {
    return (await this.get('/token')).data.token
  }

  async #send(method: 'GET' | 'POST', path: string, body: unknown, headers: Record<string, string>) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')
    const answer = await this.#service.inject({
      method,
      url: `/api/auth${path}`,
      remoteAddress: this.#address,
      headers: { ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    // A letter is written beside the request. Where it is kept, and not sent, nobody can hold it up.
    if (this.#service.config.mail.smtpUrl === undefined) await this.#service.settled()
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }
}

/** The hash of `PASSWORD` by each service's own method. */
const hashes = new WeakMap<TestService, Promise<string>>()

/** A signed-in browser of a new, verified account, without the delay of signing up. */
export async function signedIn(service: TestService, email: string): Promise<Browser> {
  const { password, internalAdapter } = await service.auth.$context
  const hash = hashes.get(service) ?? password.hash(PASSWORD)
  hashes.set(service, hash)
  const { id } = await internalAdapter.createUser(
    { name: 'Ada', email, emailVerified: true },
    { method: 'email-password' },
  )
  const account = { userId: id, accountId: id, providerId: 'credential', password: await hash }
  await internalAdapter.linkAccount(account)
  const browser = new Browser(service)
  await browser.signIn(email)
  return browser
}

/** The first link in an e-mail. */
function linkIn(text: string): URL {
  const link = /https?:\/\/\S+/.exec(text)?.[0]
  if (link === undefined) throw new Error(`There is no link in: ${text}`)
  return new URL(link)
}

/** The same, as a path below `/api/auth`. */
export function linkOf(text: string): string {
  const { pathname, search } = linkIn(text)
  return pathname.replace(/^\/api\/auth/, '') + search
}
