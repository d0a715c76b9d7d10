import { EventSourceParserStream } from 'eventsource-parser/stream'
import { Unreachable } from './problem.ts'
import type { SyncedChange } from './schema.ts'

export type FeedEvent =
  | { type: 'ready'; revision: number }
  | { type: 'change'; revision: number; change: SyncedChange }
  /** `reason`: `expired`, `revoked`, `gone` or `stopping`. */
  | { type: 'end'; reason: string }

export interface EventOptions {
  /** Whose changes; of whoever the token is for without it. */
  userId?: string
  /** The last revision that is known: what comes after it is sent first. Without it the stream begins now. */
  since?: number | undefined
  signal: AbortSignal
}

/** Milliseconds without a byte, after which a stream is given up: three heartbeats. */
const SILENCE = 45_000

/** One connection to `GET /api/{user_id}/events`, as it comes. */
export async function* readEvents(
  baseUrl: string,
  ask: (request: Request) => Promise<Response>,
  { userId = 'me', since, signal }: EventOptions,
): AsyncGenerator<FeedEvent> {
  const silent = new AbortController()
  const headers = since === undefined ? {} : { 'last-event-id': String(since) }
  const url = new URL(`${baseUrl}/api/${userId}/events`, globalThis.location?.href)
  const end = AbortSignal.any([signal, silent.signal])
  const response = await ask(new Request(url, { headers, signal: end }))
  if (response.body === null) throw new Unreachable('a stream without a body')

  let timer = setTimeout(() => silent.abort(), SILENCE)
  const alive = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      clearTimeout(timer)
      timer = setTimeout(() => silent.abort(), SILENCE)
      controller.enqueue(chunk)
    },
  })
  const events = response.body
    // Node may have forgotten by then that the request was to end with this.
    .pipeThrough(alive, { signal: end })
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(new EventSourceParserStream())
  try {
    for await (const { event, id, data } of chunksOf(events)) {
      const revision = Number(id)
      if (event === 'ready') yield { type: 'ready', revision }
      if (event === 'change') yield { type: 'change', revision, change: JSON.parse(data) as SyncedChange }
      if (event === 'end') yield { type: 'end', ...(JSON.parse(data) as { reason: string }) }
    }
  } catch (error) {
    if (signal.aborted) throw error
    throw new Unreachable(error)
  } finally {
    clearTimeout(timer)
  }
}

/** A stream's chunks: not every browser iterates over streams. */
async function* chunksOf<Chunk>(stream: ReadableStream<Chunk>): AsyncGenerator<Chunk> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {}) // it may have broken already
  }
}
