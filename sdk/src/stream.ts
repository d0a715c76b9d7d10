import { EventSourceParserStream } from 'eventsource-parser/stream'
import { Unreachable } from './problem.ts'

/** Milliseconds without a byte after which a stream is given up: three heartbeats. */
const SILENCE = 45_000

/** What can end one of the service's streams, from the request on. */
export interface StreamSignals {
  /** Aborted by the listener to give it up. */
  signal: AbortSignal
  /** Aborts when the service has been silent for too long. */
  silent: AbortController
  /** Either of the two: ends the request. */
  end: AbortSignal
}

/** The address of the page that this runs in; undefined outside of browsers. */
export const pageAddress = (): string | undefined =>
  (globalThis as { location?: { href: string } }).location?.href

export function listening(signal: AbortSignal): StreamSignals {
  const silent = new AbortController()
  return { signal, silent, end: AbortSignal.any([signal, silent.signal]) }
}

/** The events of an answer, as they arrive. */
export async function* eventsOf(response: Response, { signal, silent, end }: StreamSignals) {
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
    // By then, Node may no longer end the request by this signal.
    .pipeThrough(alive, { signal: end })
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(new EventSourceParserStream())
  try {
    yield* chunksOf(events)
  } catch (error) {
    if (signal.aborted) throw error
    throw new Unreachable(error)
  } finally {
    clearTimeout(timer)
  }
}

/** A stream's chunks, because not every browser can iterate over streams. */
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
