import type { FastifyInstance } from 'fastify'

/** A client of server-sent events, over a real socket. */

export interface ServerSentEvent {
  event: string
  id: string
  // biome-ignore lint/suspicious/noExplicitAny: tests assert whatever they read of the data
  data: any
}

export interface EventClient {
  status: number
  headers: Headers
  /** The events received so far. */
  events: ServerSentEvent[]
  /** The revisions of the changes so far. */
  revisions(): number[]
  /** The id with which it would reconnect. */
  lastId: string
  /** How many comments were received. */
  comments: number
  /** Everything received, verbatim. */
  text: string
  /** Resolves with the first event that `wanted` accepts, including those already received. */
  seen(wanted: (event: ServerSentEvent) => boolean): Promise<ServerSentEvent>
  /** The change with this revision. */
  change(revision: number): Promise<ServerSentEvent>
  /** Resolves when `condition` holds: it is checked whenever something arrives. */
  until(condition: () => boolean): Promise<void>
  /** Resolves when the stream has ended, for whatever reason. */
  ended: Promise<void>
  /** Breaks the connection. */
  close(): void
}

/** Has `app` listen on a loopback port. @returns its address */
export async function listen(app: FastifyInstance): Promise<string> {
  return await app.listen({ port: 0, host: '127.0.0.1' })
}

interface Wanted {
  token: string
  userId?: string
  /** Those to have on one stream: `all`, or what `workspaces` is in the query. */
  workspaces?: string
  lastId?: string | undefined
  since?: number | string
}

function addressOf(origin: string, { userId = 'me', workspaces, since }: Wanted): string {
  const query = new URLSearchParams()
  if (workspaces !== undefined && workspaces !== 'all') query.set('workspaces', workspaces)
  if (since !== undefined) query.set('since', String(since))
  return `${origin}/api/${workspaces === undefined ? `${userId}/` : ''}events?${query}`
}

const headersOf = ({ token, lastId }: Wanted): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
})

/** The answer to a request that is refused. */
export async function refused(origin: string, wanted: Wanted) {
  const response = await fetch(addressOf(origin, wanted), { headers: headersOf(wanted) })
  // biome-ignore lint/suspicious/noExplicitAny: tests assert whatever they read of the answer
  return { status: response.status, headers: response.headers, data: (await response.json()) as any }
}

/** Opens a stream, and reads it until it ends or `close` is called. */
export async function openEvents(origin: string, wanted: Wanted): Promise<EventClient> {
  const stop = new AbortController()
  const response = await fetch(addressOf(origin, wanted), {
    headers: headersOf(wanted),
    signal: stop.signal,
  })
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
  const waiting = new Set<() => void>()
  const client: EventClient = {
    status: response.status,
    headers: response.headers,
    events: [],
    lastId: wanted.lastId ?? '',
    comments: 0,
    text: '',
    revisions: () => client.events.filter(({ event }) => event === 'change').map(({ id }) => Number(id)),
    async seen(which) {
      await client.until(() => client.events.some(which))
      return client.events.find(which) as ServerSentEvent
    },
    change: (revision) => client.seen(({ event, id }) => event === 'change' && id === String(revision)),
    until: (condition) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!condition()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
        void client.ended.then(() => reject(new Error(`It ended before:\n${client.text.slice(-2000)}`)))
      }),
    ended: read(),
    close: () => stop.abort(),
  }
  return client

  async function read(): Promise<void> {
    const decoder = new TextDecoder()
    let rest = ''
    try {
      for await (const chunk of response.body ?? []) {
        const text = decoder.decode(chunk, { stream: true })
        client.text += text
        const blocks = (rest + text).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) take(client, block)
        for (const look of waiting) look()
      }
    } catch {
      // Broken by `close` or by the service: either way it has ended.
    }
  }
}

/** Reads an event as HTML, 9.2.6 specifies: an id counts even without data. */
function take(client: EventClient, block: string): void {
  let event = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    const [field, value] = [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
    if (field === '') client.comments += 1
    if (field === 'event') event = value
    if (field === 'id') client.lastId = value
    if (field === 'data') data.push(value)
  }
  if (data.length > 0) client.events.push({ event, id: client.lastId, data: JSON.parse(data.join('\n')) })
}
