import createFetchClient from 'openapi-fetch'
import type { Api } from './api.ts'
import { type ChatEvent, type ChatOptions, readChat } from './chat.ts'
import { type EventOptions, type FeedEvent, readEvents } from './events.ts'
import { problemOf, Unreachable } from './problem.ts'
import type { paths } from './schema.ts'
import { fixedToken, SessionTokens, type Tokens } from './tokens.ts'

export interface DocketOptions {
  /** Where the service is, without a slash at the end; of a page that it serves itself, ''. */
  baseUrl: string
  /** A JWT or an API key. Without one, the browser's session cookie gets short-lived tokens. */
  token?: string
  fetch?: typeof fetch
  /**
   * Answers that a page has asked for before its scripts were there, by the path and query of what was got. Each is taken
   * out by whoever asks for the same first.
   */
  begun?: Map<string, Promise<Response>>
}

/**
 * `api.GET('/api/{user_id}/tasks', { params: … })` and so on for every operation of the OpenAPI document, typed by it.
 * Each resolves with `{ data, response }`, or throws `DocketProblem` or `Unreachable`.
 */
export interface Docket {
  api: Api
  /** Forgets the session's token; what is asked next needs a new one. */
  forget(): void
  /** The same, and from now on only tokens of this user are taken: the session of another is as good as none, 401. */
  keepTo(userId: string): void
  /** What is written from now on, or after a revision, until the stream ends or breaks. */
  events(options: EventOptions): AsyncGenerator<FeedEvent>
  /** What the assistant answers, piece by piece. */
  chat(options: ChatOptions): AsyncGenerator<ChatEvent>
}

export function createDocket({ baseUrl, token, fetch: ask = fetch, begun }: DocketOptions): Docket {
  const send = begun === undefined ? ask : withBegun(ask, begun)
  const withCookie: typeof fetch = (input, init) => send(input, { ...init, credentials: 'include' })
  const session = token === undefined ? new SessionTokens(baseUrl, withCookie) : undefined
  const tokens: Tokens = session ?? fixedToken(token ?? '')

  const answerTo = async (request: Request): Promise<Response> => {
    const isOpen = new URL(request.url).pathname.startsWith('/api/auth/')
    const response = await (isOpen ? reach(withCookie, request) : withToken(request, tokens, send))
    if (!response.ok && response.status !== 304) throw await problemOf(response)
    return response
  }
  const askWhole = async (request: Request) => await whole(await answerTo(request), request.signal)
  return {
    // Its answers with an `error` are those that `answerTo` has thrown.
    api: createFetchClient<paths>({ baseUrl, fetch: askWhole }) as Api,
    forget: () => session?.clear(),
    keepTo: (userId) => session?.clear(userId),
    events: (options) => readEvents(baseUrl, answerTo, options),
    chat: (options) => readChat(baseUrl, answerTo, options),
  }
}

/** Takes what was begun, and asks for the rest. */
function withBegun(ask: typeof fetch, begun: Map<string, Promise<Response>>): typeof fetch {
  return async (input, init) => {
    const address = begun.size === 0 ? undefined : addressOf(input, init?.method)
    const answer = address === undefined ? undefined : begun.get(address)
    if (address === undefined || answer === undefined) return await ask(input, init)
    begun.delete(address)
    return await answer
  }
}

/** The path and query of what is got; of what is written, undefined. */
function addressOf(input: string | URL | Request, method = 'GET'): string | undefined {
  const asked = input instanceof Request ? input : { url: String(input), method }
  if (asked.method !== 'GET') return undefined
  const { pathname, search } = new URL(asked.url, 'http://page')
  return pathname + search
}

async function withToken(request: Request, tokens: Tokens, send: typeof fetch): Promise<Response> {
  const attempt = async (token: string | undefined) => {
    const copy = request.clone()
    if (token !== undefined) copy.headers.set('authorization', `Bearer ${token}`)
    return await reach(send, copy)
  }
  const token = await tokens.get()
  const response = await attempt(token)
  if (response.status !== 401 || token === undefined) return response
  // It may have ended on the way; the next one is refused for good.
  const next = await tokens.get(token)
  return next === undefined ? response : await attempt(next)
}

const NO_BODY = [204, 205, 304]

/** The answer with its body here to the end: what breaks off on the way is as good as none. */
async function whole(response: Response, signal: AbortSignal): Promise<Response> {
  // Such as a page to sign in to a network: nothing of the API is a page.
  if (response.headers.get('content-type')?.startsWith('text/html')) throw new Unreachable('a page')
  // Some browsers give even an answer without a body one, and no browser makes such an answer with one.
  if (response.body === null || NO_BODY.includes(response.status)) return response
  try {
    const { status, statusText, headers } = response
    return new Response(await response.blob(), { status, statusText, headers })
  } catch (error) {
    if (signal.aborted) throw error
    throw new Unreachable(error)
  }
}

async function reach(send: typeof fetch, request: Request): Promise<Response> {
  try {
    return await send(request)
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new Unreachable(error)
  }
}
