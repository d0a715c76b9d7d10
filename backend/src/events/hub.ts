import { setImmediate as othersTurn } from 'node:timers/promises'
import { DocketError } from '../core/errors.ts'
import { type Ending, type Frame, piecesOf } from './frames.ts'
import type { Part } from './stream.ts'

/** Changes per read: for all live parts, and for one that is behind. */
const PAGE = 500
const PAGE_OF_ONE = 100

/**
 * Reads a workspace's log.
 * @throws DocketError AUTH_INVALID when the workspace is gone
 */
export type ReadLog = (since: number, limit: number) => Promise<Frame[]>

/**
 * All parts of streams that show one workspace. Live ones are given what the hub reads, once for all of them. A part that
 * is behind (it came with an old cursor, or its client is slow) has its own reads until it has caught up with the hub. Each
 * keeps its own cursor, so that nothing comes twice and nothing is left out.
 */
export class Hub {
  readonly #read: ReadLog
  readonly #live = new Set<Part>()
  readonly #behind = new Set<Part>()
  /** The revision up to which the live parts have been given everything. */
  #revision: number
  #reading = false
  #again = false

  /** @param revision the workspace's revision when its first part came */
  constructor(revision: number, read: ReadLog) {
    this.#revision = revision
    this.#read = read
  }

  get size(): number {
    return this.#live.size + this.#behind.size
  }

  add(part: Part): void {
    this.#behind.add(part)
    void this.#catchUp(part)
  }

  remove(part: Part): void {
    this.#live.delete(part)
    this.#behind.delete(part)
  }

  end(reason: Ending): void {
    for (const part of [...this.#live, ...this.#behind]) part.end(reason)
  }

  /** The log has grown, or may have. */
  wake(): void {
    if (this.#reading) this.#again = true
    else void this.#follow()
  }

  /**
   * Resumes what a database error has interrupted.
   * @param revision the workspace's revision a moment ago
   */
  look(revision: number): void {
    if (revision > this.#revision) this.wake()
    for (const part of this.#behind) void this.#catchUp(part)
  }

  /** Gives the live parts everything that is new; never throws. */
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
    const slow: Part[] = []
    for (const part of this.#live) {
      if (part.stream.full) slow.push(part)
      else part.take(piece)
    }
    this.#revision = piece.at(-1)?.revision ?? this.#revision
    for (const part of slow) {
      this.#live.delete(part)
      this.#behind.add(part)
      void this.#catchUp(part)
    }
    await othersTurn()
  }

  /** Reads for one part until it has caught up with the hub; never throws. */
  async #catchUp(part: Part): Promise<void> {
    if (part.catchingUp) return
    part.catchingUp = true
    try {
      while (!part.ended) {
        if (part.stream.full) {
          await part.stream.drained()
        } else if (part.cursor >= this.#revision) {
          this.#behind.delete(part)
          this.#live.add(part)
          // Nothing is read while none is live, and a write since the hub's revision may not have been signalled.
          this.wake()
          return
        } else {
          await part.stream.inTurn(() => this.#readFor(part))
        }
      }
    } catch (error) {
      this.#failed(error)
    } finally {
      part.catchingUp = false
    }
  }

  async #readFor(part: Part): Promise<void> {
    // Meanwhile, another part may have filled the stream.
    if (part.stream.full || part.ended) return
    const frames = await this.#read(part.cursor, PAGE_OF_ONE)
    if (frames.length === 0 || !follows(frames, part.cursor)) return part.end('gone')
    for (const piece of piecesOf(frames)) {
      if (!part.stream.full) part.take(piece)
      await othersTurn()
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
