import cluster, { type Worker } from 'node:cluster'
import type { Logger } from 'pino'
import { ConfigError } from '../config.ts'
import { Peer } from '../core/peer.ts'
import { Handed } from './handed.ts'
import type { OfPrimary, OfWorker } from './protocol.ts'

/** The workers of a service, each of which is replaced when it dies. */

/** Milliseconds before a worker is started again that died soon after its start: the first wait and the longest. */
const WAIT = { first: 1_000, last: 30_000 }
/** Milliseconds after which a worker's death is no longer taken for that of its start. */
const STEADY = 60_000

export type Line = Peer<OfPrimary, OfWorker>

/** A worker refused to start, and has said why. */
export class RefusedStart extends Error {
  override name = 'RefusedStart'
}

interface Member {
  line: Line
  /** Its exit code. */
  over: Promise<number>
}

interface CrewOptions {
  size: number
  log: Pick<Logger, 'error' | 'info'>
  /** What the worker of that number may call; `gone` is called when it has ended. */
  serve(number: number): { methods: Omit<OfPrimary, 'ready'>; gone(): void }
  /** A worker that was to replace another refuses to start, for a reason that stays. */
  failed(): void
}

export class Crew {
  readonly #options: CrewOptions
  readonly #members = new Map<number, Member>()
  /** How often each has died soon after its start, in a row. */
  readonly #deaths = new Map<number, number>()
  readonly #handed = new Handed()
  readonly #waiting = new Set<NodeJS.Timeout>()
  #stopping = false

  constructor(options: CrewOptions) {
    this.#options = options
  }

  /** Those that run, by their numbers. */
  get lines(): [number: number, line: Line][] {
    return [...this.#members].map(([number, { line }]) => [number, line])
  }

  /**
   * Starts all; the first one alone, so that a reason not to start is told once.
   * @returns the port on which they listen
   * @throws RefusedStart
   */
  async start(): Promise<number> {
    const port = await this.#begin(1)
    const others = Array.from({ length: this.#options.size - 1 }, (_, index) => this.#begin(index + 2))
    await Promise.all(others)
    return port
  }

  /** @returns 0, or the exit code of a worker that could not end as it should */
  async stop(): Promise<number> {
    this.#stopping = true
    for (const timer of this.#waiting) clearTimeout(timer)
    const members = [...this.#members.values()]
    for (const { line } of members) line.tell('stop')
    const codes = await Promise.all(members.map(({ over }) => over))
    return codes.find((code) => code !== 0) ?? 0
  }

  /** Settles with its port when the worker is ready. */
  #begin(number: number): Promise<number> {
    const worker = cluster.fork()
    this.#handed.watch(worker)
    const { methods, gone } = this.#options.serve(number)
    const started = Promise.withResolvers<number>()
    const began = performance.now()
    let isReady = false
    const line: Line = new Peer(worker, {
      ...methods,
      ready: (port) => {
        isReady = true
        this.#options.log.info({ worker: number, pid: worker.process.pid }, 'a worker is ready')
        started.resolve(port)
      },
    })
    const over = endOf(worker).then(({ code, signal }) => {
      this.#members.delete(number)
      gone()
      if (this.#stopping) return code ?? 1
      if (!isReady) started.reject(reasonOf(signal))
      if (isReady || signal !== null) {
        this.#options.log.error(
          { worker: number, code, signal },
          'a worker has ended; another takes its place',
        )
        this.#replace(number, isReady && performance.now() - began > STEADY)
      }
      return code ?? 1
    })
    this.#members.set(number, { line, over })
    return started.promise
  }

  #replace(number: number, wasSteady: boolean): void {
    const deaths = wasSteady ? 0 : (this.#deaths.get(number) ?? 0) + 1
    this.#deaths.set(number, deaths)
    const wait = deaths < 2 ? 0 : Math.min(WAIT.first * 2 ** (deaths - 2), WAIT.last)
    const timer = setTimeout(() => {
      this.#waiting.delete(timer)
      this.#begin(number).catch((error) => {
        // One that was killed is replaced once more.
        if (error instanceof RefusedStart && !this.#stopping) this.#options.failed()
      })
    }, wait)
    this.#waiting.add(timer)
  }
}

/** Why it is not ready although it has ended; its own words are in the output. */
const reasonOf = (signal: string | null): Error =>
  signal === null ? new RefusedStart() : new ConfigError(`A worker was ended by ${signal} while it started.`)

interface End {
  code: number | null
  signal: string | null
}

/** Also of one that could not even be made. */
const endOf = (worker: Worker): Promise<End> =>
  new Promise((resolve) => {
    worker.once('exit', (code, signal) => resolve({ code, signal: signal || null }))
    worker.once('error', () => resolve({ code: null, signal: 'error' }))
  })
