/** A client that reads an answer of the assistant as it arrives. */

export interface ChatEvent {
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: tests assert whatever they read of the data
  data: any
}

export interface ChatClient {
  status: number
  headers: Headers
  events: ChatEvent[]
  /** Resolves with the first event that `wanted` accepts. */
  seen(wanted: (event: ChatEvent) => boolean): Promise<ChatEvent>
  /** Resolves when the stream has ended, for whatever reason. */
  ended: Promise<void>
  /** Breaks the connection. */
  close(): void
}

interface Said {
  token: string
  message: string
  conversation_id?: number | null
  /** The workspace that is named; by default, the user's own. */
  workspace?: string
  headers?: Record<string, string>
}

export async function openChat(
  origin: string,
  { token, workspace = 'me', headers, ...body }: Said,
): Promise<ChatClient> {
  const stop = new AbortController()
  const response = await fetch(`${origin}/api/${workspace}/chat`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...headers,
    },
    body: JSON.stringify(body),
    signal: stop.signal,
  })
  const waiting = new Set<() => void>()
  const events: ChatEvent[] = []
  const ended = read()
  return {
    status: response.status,
    headers: response.headers,
    events,
    ended,
    seen: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const event = events.find(wanted)
          if (event !== undefined) resolve(event)
        }
        waiting.add(look)
        look()
        void ended.then(() => reject(new Error(`It ended before: ${JSON.stringify(events)}`)))
      }),
    close: () => stop.abort(),
  }

  async function read(): Promise<void> {
    const decoder = new TextDecoder()
    let rest = ''
    try {
      for await (const chunk of response.body ?? []) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
          if (event !== '') events.push({ event, data: JSON.parse(data) })
        }
        for (const look of waiting) look()
      }
    } catch {
      // Broken by `close` or by the service: either way it has ended.
    }
  }
}
