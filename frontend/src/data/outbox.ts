import type { Docket } from '@docket/sdk'
import type { LocalDatabase } from './database.ts'
import { send } from './sender.ts'
import { type Answer, dangles, type Failure, References, type Write } from './writes.ts'

interface OutboxOptions {
  userId: string
  docket: Docket
  db: LocalDatabase
  onChange(): void
  onSignedOut(): void
  pause(attempt: number, seconds?: number): Promise<void>
  /** The revision up to which the service's state is known here. */
  confirmed(): number
}

/** The writes that wait, in the order in which they were made. The leading window sends them, one at a time. */
export class Outbox {
  readonly references = new References()
  readonly #options: OutboxOptions
  readonly #channel: BroadcastChannel
  #writes: readonly Write[] = []
  #failures: readonly Failure[] = []
  /** Keys of writes that are not in the database yet. */
  readonly #saving = new Set<string>()
  #isClosed = false
  #sending: string | undefined
  #wake: () => void = () => {}

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#channel = new BroadcastChannel(`docket-writes-${options.userId}`)
    this.#channel.onmessage = () => void this.load()
  }

  get writes(): readonly Write[] {
    return this.#writes
  }

  get failures(): readonly Failure[] {
    return this.#failures
  }

  get waiting(): number {
    return this.#writes.filter(({ status }) => status === 'waiting').length
  }

  close(): void {
    this.#isClosed = true
    this.#channel.close()
  }

  /** Reads what is kept, by this window and others. */
  async load(): Promise<void> {
    const { writes, answers, failures } = await this.#options.db.loadWrites()
    for (const answer of answers) this.references.learn(answer)
    const unsaved = this.#writes.filter(({ key }) => this.#saving.has(key))
    const kept = writes.filter(({ key }) => !this.#saving.has(key))
    this.#writes = [...kept, ...unsaved].sort((one, other) => one.order - other.order)
    this.#failures = failures
    this.#options.onChange()
    this.#wake()
  }

  add(writes: readonly Write[]): void {
    const last = this.#writes.at(-1)?.order ?? 0
    const start = Math.max(Date.now(), last + 1)
    const added = writes.map((write, index) => ({
      ...this.references.resolve(write),
      order: start + index / 1000,
    }))
    this.#writes = [...this.#writes, ...added]
    this.#options.onChange()
    void this.#save(added)
  }

  /** Takes writes back that were not sent. @returns whether it could */
  cancel(keys: readonly string[]): boolean {
    const writes = this.#writes.filter(({ key }) => keys.includes(key))
    const made = writes.flatMap(({ creates }) => creates.map(({ temporary }) => temporary))
    const others = JSON.stringify(this.#writes.filter(({ key }) => !keys.includes(key)))
    const isFree =
      writes.length === keys.length &&
      writes.every(({ key, status }) => status === 'waiting' && key !== this.#sending) &&
      !made.some((id) => others.includes(String(id)))
    if (!isFree) return false
    this.#drop(keys)
    return true
  }

  async dismiss(key: string): Promise<void> {
    this.#failures = this.#failures.filter((failure) => failure.key !== key)
    this.#options.onChange()
    await this.#options.db.dropFailure(key)
    this.#tell('dismissed')
  }

  /** The state that is shown has reached this revision: what was written by then is in it. */
  async reached(revision: number): Promise<void> {
    const done = this.#writes.filter((write) => write.status === 'written' && write.revision <= revision)
    if (done.length > 0) await this.#drop(done.map(({ key }) => key))
  }

  /** Sends what waits, until `signal` aborts or the session ends. */
  async run(signal: AbortSignal): Promise<void> {
    await this.#options.db.pruneAnswers(Date.now())
    for (let failures = 0; !signal.aborted; ) {
      const write = this.#writes.find(({ status, key }) => status === 'waiting' && !this.#saving.has(key))
      if (write === undefined) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
        continue
      }
      this.#sending = write.key
      const isReady = await this.#sendOne(write, failures)
      this.#sending = undefined
      if (isReady === 'signed-out') return
      failures = isReady === 'again' ? failures + 1 : 0
    }
  }

  async #sendOne(made: Write, failures: number): Promise<'done' | 'again' | 'signed-out'> {
    const { docket, userId, pause, onSignedOut } = this.#options
    // Another window may not have known yet what was answered here when it made it.
    const write = this.references.resolve(made)
    if (this.references.isVoid(write)) {
      await this.#drop([write.key])
      return 'done'
    }
    if (dangles(write)) {
      const reason = 'What it belongs to could not be saved.'
      const { key, said } = write
      await this.#refuse(write, { key, said, reason, code: 'NOT_FOUND', status: 404, at: Date.now() })
      return 'done'
    }
    const outcome = await send(docket, userId, write, Date.now())
    if ('signedOut' in outcome) {
      onSignedOut()
      return 'signed-out'
    }
    if ('again' in outcome) {
      await pause(failures + 1, outcome.again.seconds)
      return 'again'
    }
    if ('failure' in outcome) await this.#refuse(write, outcome.failure)
    else await this.#settle(write, outcome.answer)
    return 'done'
  }

  async #settle(write: Write, answer: Answer): Promise<void> {
    this.references.learn(answer)
    // What it made has its id from now on, also until the event stream brings it.
    const written: Write = {
      ...this.references.resolve(write),
      status: 'written',
      revision: answer.revision,
    }
    const named = new Map<string, Write>([[write.key, written]])
    for (const other of this.#writes) {
      if (other.key !== write.key && other.status === 'waiting') {
        named.set(other.key, this.references.resolve(other))
      }
    }
    this.#writes = this.#writes.map((other) => named.get(other.key) ?? other)
    this.#options.onChange()
    await this.#options.db.settle(answer, [...named.values()])
    this.#tell('settled')
    // The event stream may have been faster than the answer.
    await this.reached(this.#options.confirmed())
  }

  async #refuse(write: Write, failure: Failure): Promise<void> {
    this.references.learn({ key: write.key, write: null, revision: 0, ids: [], at: failure.at })
    this.#writes = this.#writes.filter(({ key }) => key !== write.key)
    this.#failures = [...this.#failures, failure]
    this.#options.onChange()
    await this.#options.db.fail(failure)
    this.#tell('refused')
  }

  async #drop(keys: readonly string[]): Promise<void> {
    this.#writes = this.#writes.filter(({ key }) => !keys.includes(key))
    this.#options.onChange()
    await this.#options.db.dropWrites(keys)
    this.#tell('dropped')
  }

  /** Has the other windows look at what is kept. */
  #tell(why: string): void {
    if (!this.#isClosed) this.#channel.postMessage(why)
  }

  async #save(writes: readonly Write[]): Promise<void> {
    for (const { key } of writes) this.#saving.add(key)
    try {
      await this.#options.db.saveWrites(writes)
      this.#tell('added')
    } finally {
      // A browser that refuses to keep them (a full disk) must not keep them from being sent.
      for (const { key } of writes) this.#saving.delete(key)
      this.#wake()
    }
  }
}
