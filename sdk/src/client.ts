import createFetchClient from 'openapi-fetch'
import type { Api } from './api.ts'
import type { ChatEvent, ChatOptions } from './chat.ts'
import type { AllEventOptions, AllFeedEvent, EventOptions, FeedEvent } from './events.ts'
import { problemOf, Unreachable } from './problem.ts'
import type { paths } from './schema.ts'
import { fixedToken, SessionTokens, type Tokens } from './tokens.ts'

export interface DocketOptions {
  /** The service's address, without a trailing slash; '' in a page that it serves itself. */
  baseUrl: string
  /**
   * A JWT, an API key, or where tokens come from. Without one, the browser's session cookie gets short-lived tokens.
   */
  token?: string | Tokens
  fetch?: typeof fetch
  /**
   * Answers to GET requests that a page made before its scripts had loaded, by path and query. The first request for
   * the same address takes the answer out.
   */
  begun?: Map<string, Promise<Response>>
}

/**
 * A client for every operation of the OpenAPI document, typed by it: `api.GET('/api/{user_id}/tasks', { params: … })`.
 * Each call resolves with `{ data, response }`, or throws `DocketProblem` or `Unreachable`.
 */
export interface Docket {
  api: Api
  /** Forgets the session's token; the next request gets a new one. */
  forget(): void
  /** Like `forget`; from now on only this user's tokens are accepted: another user's session counts as none (401). */
  keepTo(userId: string): void
  /** The changes from now on, or after a revision, until the stream ends or breaks. */
  events(options: EventOptions): AsyncGenerator<FeedEvent>
  /** The same of all workspaces that the token may enter, or of some, on one connection. */
  allEvents(options: AllEventOptions): AsyncGenerator<AllFeedEvent>
  /** The assistant's answer, piece by piece. */
  chat(options: ChatOptions): AsyncGenerator<ChatEvent>
}

export function createDocket({ baseUrl, token, fetch: ask = fetch, begun }: DocketOptions): Docket {
  const send = begun === undefined ? ask : withBegun(ask, begun)
  const withCookie: typeof fetch = (input, init) => send(input, { ...init, credentials: 'include' })
  const session = token === undefined ? new SessionTokens(baseUrl, withCookie) : undefined
  const tokens: Tokens = session ?? (typeof token === 'object' ? token : fixedToken(token ?? ''))

  const answerTo = async (request: Request): Promise<Response> => {
    const isOpen = new URL(request.url).pathname.startsWith('/api/auth/')
    const response = await (isOpen ? reach(withCookie, request) : withToken(request, tokens, send))
    if (!response.ok && response.status !== 304) throw await problemOf(response)
    return response
  }
  const askWhole = async (request: Request) => await whole(await answerTo(request), request.signal)
  return {
    // Results with an `error` do not occur: `answerTo` throws instead.
    api: createFetchClient<paths>({ baseUrl, fetch: askWhole }) as Api,
    forget: () => session?.clear(),
    keepTo: (userId) => session?.clear(userId),
    events: (options) => streamed(({ readEvents }) => readEvents(baseUrl, answerTo, options)),
    allEvents: (options) => streamed(({ readAllEvents }) => readAllEvents(baseUrl, answerTo, options)),
    chat: (options) => streamed(({ readChat }) => readChat(baseUrl, answerTo, options)),
  }
}

type Streams = typeof import('./streams.ts')

/** Loads what reads streams: a page can show its data before the first one. */
async function* streamed<Event>(read: (streams: Streams) => AsyncGenerator<Event>): AsyncGenerator<Event> {
  let streams: Streams
  try {
    streams = await import('./streams.ts')
  } catch (error) {
    throw new Unreachable(error)
  }
  yield* read(streams)
}

/** A `fetch` that uses the answers already begun, and requests everything else. */
function withBegun(ask: typeof fetch, begun: Map<string, Promise<Response>>): typeof fetch {
  return async (input, init) => {
    const address = begun.size === 0 ? undefined : addressOf(input, init?.method)
    const answer = address === undefined ? undefined : begun.get(address)
    if (address === undefined || answer === undefined) return await ask(input, init)
    begun.delete(address)
    return await answer
  }
}

/** The path and query of a GET request; undefined for any other. */
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
  // The token may have expired on the way; if the next one is refused, that is final.
  const next = await tokens.get(token)
  return next === undefined ? response : await attempt(next)
}

const NO_BODY = [204, 205, 304]

/** The answer with its body read to the end: one that breaks off on the way counts as none. */
async function whole(response: Response, signal: AbortSignal): Promise<Response> {
  // For example a network's sign-in page: nothing in the API is a page.
  if (response.headers.get('content-type')?.startsWith('text/html')) throw new Unreachable('a page')
  // Some browsers give even an answer with such a status a body, with which no browser constructs a Response.
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
