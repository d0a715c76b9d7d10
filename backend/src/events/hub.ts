import { setImmediate as othersTurn } from 'node:timers/promises'
import { DocketError } from '../core/errors.ts'
import { type Ending, type Frame, piecesOf } from './frames.ts'
import type { Stream } from './stream.ts'

/** Changes per read: for all live streams, and for a stream that is behind. */
const PAGE = 500
const PAGE_OF_ONE = 100

/**
 * Reads a user's log.
 * @throws DocketError AUTH_INVALID when the user is gone
 */
export type ReadLog = (since: number, limit: number) => Promise<Frame[]>

/**
 * All streams of one user. Live streams are given what the hub reads, once for all of them. A stream that is behind
 * (it came with an old cursor, or is slow) has its own reads until it has caught up with the hub. Each keeps its own
 * cursor, so that nothing comes twice and nothing is left out.
 */
export class Hub {
  readonly #read: ReadLog
  readonly #live = new Set<Stream>()
  readonly #behind = new Set<Stream>()
  /** The revision up to which the live streams have been given everything. */
  #revision: number
  #reading = false
  #again = false

  /** @param revision the user's revision when their first stream came */
  constructor(revision: number, read: ReadLog) {
    this.#revision = revision
    this.#read = read
  }

  get size(): number {
    return this.#live.size + this.#behind.size
  }

  add(stream: Stream): void {
    this.#behind.add(stream)
    void this.#catchUp(stream)
  }

  remove(stream: Stream): void {
    this.#live.delete(stream)
    this.#behind.delete(stream)
  }

  end(reason: Ending): void {
    for (const stream of [...this.#live, ...this.#behind]) stream.end(reason)
  }

  /** The log has grown, or may have. */
  wake(): void {
    if (this.#reading) this.#again = true
    else void this.#follow()
  }

  /**
   * Resumes what a database error has interrupted.
   * @param revision the user's revision a moment ago
   */
  look(revision: number): void {
    if (revision > this.#revision) this.wake()
    for (const stream of this.#behind) void this.#catchUp(stream)
  }

  /** Gives the live streams everything that is new; never throws. */
  async #follow(): Promise<void> {
    this.#reading = true
    try {
      do {
        this.#again = false
        while (this.#live.size > 0) {
          const frames = await this.#read(this.#revision, PAGE)
          if (!follows(frames, this.#revision)) return this.end('gone')
          for (const piece of piecesOf(frames)) await this.#give(piece)
          if (frames.length < PAGE) break
        }
      } while (this.#again)
    } catch (error) {
      this.#failed(error)
    } finally {
      this.#reading = false
    }
  }

  async #give(piece: readonly Frame[]): Promise<void> {
    const slow: Stream[] = []
    for (const stream of this.#live) {
      if (stream.full) slow.push(stream)
      else stream.take(piece)
    }
    this.#revision = piece.at(-1)?.revision ?? this.#revision
    for (const stream of slow) {
      this.#live.delete(stream)
      this.#behind.add(stream)
      void this.#catchUp(stream)
    }
    await othersTurn()
  }

  /** Reads for one stream until it has caught up with the hub; never throws. */
  async #catchUp(stream: Stream): Promise<void> {
    if (stream.catchingUp) return
    stream.catchingUp = true
    try {
      while (!stream.ended) {
        if (stream.full) {
          await stream.drained()
        } else if (stream.cursor >= this.#revision) {
          this.#behind.delete(stream)
          this.#live.add(stream)
          // Nothing is read while no stream is live, and a write since the hub's revision may not have been signalled.
          this.wake()
          return
        } else {
          const frames = await this.#read(stream.cursor, PAGE_OF_ONE)
          if (frames.length === 0 || !follows(frames, stream.cursor)) return stream.end('gone')
          for (const piece of piecesOf(frames)) {
            if (!stream.full) stream.take(piece)
            await othersTurn()
          }
        }
      }
    } catch (error) {
      this.#failed(error)
    } finally {
      stream.catchingUp = false
    }
  }

  #failed(error: unknown): void {
    if (error instanceof DocketError && error.code === 'AUTH_INVALID') this.end('revoked')
    // Otherwise the database failed: the next look tries again, and logs it if the database still does not answer.
  }
}

/** Revisions have no gaps: if the first is not the next one, the log has been pruned meanwhile. */
const follows = ([first]: readonly Frame[], revision: number): boolean =>
  first === undefined || first.revision === revision + 1
