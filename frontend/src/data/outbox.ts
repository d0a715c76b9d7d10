import type { Docket } from '@docket/sdk'
import type { LocalDatabase } from './database.ts'
import { failureFor, type Reason } from './failures.ts'
import { unsent } from './forgotten.ts'
import { isAnswering, send } from './sender.ts'
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
  /** Whether this window alone sends: no other can have sent what it has not. */
  sendsAlone(): boolean
}

/** Milliseconds for which the stream waits for an answer. */
const SLOWEST_ANSWER = 1_000
/** How often the service may fail at a write, and at nothing else, until the others go on without it: some minutes. */
const MOST_FAULTS = 10

/** The writes that wait, in the order in which they were made. The leading window sends them, one at a time. */
export class Outbox {
  readonly references = new References()
  readonly #options: OutboxOptions
  readonly #channel: BroadcastChannel
  #writes: readonly Write[] = []
  #failures: readonly Failure[] = []
  /** Keys of writes that are not in the database yet. */
  readonly #saving = new Set<string>()
  /** Keys of writes of which the database is not right, since it refused something: here they are. */
  readonly #unkept = new Set<string>()
  /** How often the service has failed at the write that is to be sent next. */
  #faults = { key: '', times: 0 }
  /** Another number after each change that was made here. */
  #turn = 0
  #isClosed = false
  #sent: Promise<unknown> = Promise.resolve()
  #wake: () => void = () => {}

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#channel = new BroadcastChannel(`docket-writes-${options.userId}`)
    this.#channel.onmessage = () => void this.#keep([], this.load())
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
    const turn = this.#turn
    const { writes, answers, failures } = await this.#options.db.loadWrites()
    // It does not have what was changed here meanwhile.
    if (turn !== this.#turn) return await this.load()
    for (const answer of answers) this.references.learn(answer)
    const isOnlyHere = ({ key }: Write) => this.#saving.has(key) || this.#unkept.has(key)
    const unsaved = this.#writes.filter(isOnlyHere)
    const kept = writes.filter((write) => !isOnlyHere(write))
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
    if (!this.#options.sendsAlone()) return false
    const writes = this.#writes.filter(({ key }) => keys.includes(key))
    const made = writes.flatMap(({ creates }) => creates.map(({ temporary }) => temporary))
    const others = JSON.stringify(this.#writes.filter(({ key }) => !keys.includes(key)))
    const isFree =
      writes.length === keys.length &&
      writes.every(({ status, sent }) => status === 'waiting' && sent === undefined) &&
      !made.some((id) => others.includes(String(id)))
    if (!isFree) return false
    void this.#drop(keys)
    return true
  }

  async dismiss(key: string): Promise<void> {
    this.#failures = this.#failures.filter((failure) => failure.key !== key)
    this.#changed()
    await this.#keep([], this.#options.db.dropFailure(key))
    this.#tell('dismissed')
  }

  /** Sends what could not be saved again, each in its old place. */
  async retry(keys: readonly string[]): Promise<void> {
    const failures = this.#failures.filter(({ key }) => keys.includes(key))
    const writes = failures.map(({ write, code }) => {
      const resolved = this.references.resolve(write)
      // The user has looked, and says that it is not there.
      return code === 'UNCERTAIN' ? unsent(resolved) : resolved
    })
    for (const { key } of writes) this.references.forget(key)
    this.#failures = this.#failures.filter((failure) => !failures.includes(failure))
    this.#writes = [...this.#writes, ...writes].sort((one, other) => one.order - other.order)
    this.#changed()
    await this.#keep(
      writes.map(({ key }) => key),
      this.#options.db.revive(writes),
    )
    this.#tell('revived')
    this.#wake()
  }

  /** The state that is shown has reached this revision: what was written by then is in it. */
  async reached(revision: number): Promise<void> {
    const done = this.#writes.filter((write) => write.status === 'written' && write.revision <= revision)
    if (done.length > 0) await this.#drop(done.map(({ key }) => key))
  }

  /** The service's revisions begin anew: what was written is in what it tells, or lost. */
  async forgetWritten(): Promise<void> {
    await this.reached(Number.POSITIVE_INFINITY)
  }

  /** Sends what waits, until `signal` aborts or the session ends. */
  async run(signal: AbortSignal): Promise<void> {
    await this.#keep([], this.#options.db.pruneAnswers(Date.now()))
    signal.addEventListener('abort', () => this.#wake(), { once: true })
    for (let failures = 0; !signal.aborted; ) {
      const write = this.#writes.find(({ status, key }) => status === 'waiting' && !this.#saving.has(key))
      if (write === undefined) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
        continue
      }
      const sent = this.#sendOne(write, failures)
      this.#sent = sent.catch(() => {}) // told below
      const isReady = await sent
      if (isReady === 'signed-out') return
      failures = isReady === 'again' ? failures + 1 : 0
    }
  }

  /**
   * Resolves when the write that is on its way is answered, or has not been for too long. The stream may be faster than
   * the answer: without its id, what the write made would be seen twice.
   */
  async answered(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooLong = new Promise((resolve) => {
      timer = setTimeout(resolve, SLOWEST_ANSWER)
    })
    await Promise.race([this.#sent, tooLong])
    clearTimeout(timer)
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
      await this.#giveUp(write, 'NOT_FOUND')
      return 'done'
    }
    const outcome = await send(docket, userId, this.#noteSending(write), Date.now())
    if ('signedOut' in outcome) {
      if (write.sent === undefined) this.#replace(write)
      onSignedOut()
      return 'signed-out'
    }
    if ('forgotten' in outcome) {
      if (outcome.forgotten === 'uncertain') await this.#giveUp(write, 'UNCERTAIN')
      else this.#replace(unsent(write))
      return 'done'
    }
    if ('again' in outcome) {
      const { seconds, fault } = outcome.again
      if (fault !== undefined && (await this.#isHopeless(write))) {
        await this.#giveUp(write, fault)
        return 'done'
      }
      await pause(failures + 1, seconds)
      return 'again'
    }
    if ('failure' in outcome) await this.#refuse(outcome.failure)
    else await this.#settle(write, outcome.answer)
    return 'done'
  }

  /** Keeps when it was sent, before it is: whether it came through may never be heard. */
  #noteSending(write: Write): Write {
    if (write.sent !== undefined) return write
    const written = this.#writes.filter(({ status }) => status === 'written')
    const after = Math.max(this.#options.confirmed(), ...written.map(({ revision }) => revision))
    const noted = { ...write, sent: { at: Date.now(), after } }
    this.#replace(noted)
    return noted
  }

  #replace(write: Write): void {
    this.#writes = this.#writes.map((other) => (other.key === write.key ? write : other))
    this.#turn += 1
    void this.#keep([write.key], this.#options.db.saveWrites([write]))
  }

  /** Whether the service has failed at this again and again, while it did other things. */
  async #isHopeless({ key }: Write): Promise<boolean> {
    const { docket, userId } = this.#options
    if (!(await isAnswering(docket, userId))) return false
    this.#faults = { key, times: this.#faults.key === key ? this.#faults.times + 1 : 1 }
    return this.#faults.times >= MOST_FAULTS
  }

  /** What hangs on it is given up with it, when its turn comes. */
  async #giveUp(write: Write, code: Reason): Promise<void> {
    this.#faults = { key: '', times: 0 }
    await this.#refuse(failureFor(write, code, Date.now()))
  }

  async #settle(write: Write, answer: Answer): Promise<void> {
    this.references.learn(answer)
    // What it made has its id from now on, also until the event stream brings it.
    const written: Write = {
      ...this.references.resolve(write),
      status: 'written',
      revision: answer.revision,
    }
    const named = new Map<string, Write>()
    if (this.#writes.some(({ key }) => key === write.key)) named.set(write.key, written)
    for (const other of this.#writes) {
      if (other.key !== write.key && other.status === 'waiting') {
        named.set(other.key, this.references.resolve(other))
      }
    }
    this.#writes = this.#writes.map((other) => named.get(other.key) ?? other)
    this.#changed()
    await this.#keep([...named.keys()], this.#options.db.settle(answer, [...named.values()]))
    this.#tell('settled')
    // The event stream may have been faster than the answer.
    await this.reached(this.#options.confirmed())
  }

  async #refuse(failure: Failure): Promise<void> {
    this.references.learn({ key: failure.key, write: null, revision: 0, ids: [], at: failure.at })
    this.#writes = this.#writes.filter(({ key }) => key !== failure.key)
    this.#failures = [...this.#failures, failure]
    this.#changed()
    await this.#keep([failure.key], this.#options.db.fail(failure))
    this.#tell('refused')
  }

  async #drop(keys: readonly string[]): Promise<void> {
    this.#writes = this.#writes.filter(({ key }) => !keys.includes(key))
    this.#changed()
    await this.#keep(keys, this.#options.db.dropWrites(keys))
    this.#tell('dropped')
  }

  /** Has the other windows look at what is kept. */
  #tell(why: string): void {
    if (!this.#isClosed) this.#channel.postMessage(why)
  }

  #changed(): void {
    this.#turn += 1
    this.#options.onChange()
  }

  async #save(writes: readonly Write[]): Promise<void> {
    const keys = writes.map(({ key }) => key)
    for (const key of keys) this.#saving.add(key)
    await this.#keep(keys, this.#options.db.saveWrites(writes))
    for (const key of keys) this.#saving.delete(key)
    this.#tell('added')
    this.#wake()
  }

  /** A browser that refuses to keep these (a full disk) must not keep them from being sent. */
  async #keep(keys: readonly string[], work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (error) {
      for (const key of keys) this.#unkept.add(key)
      if (!this.#isClosed) console.warn('Docket: this browser does not keep what was done.', error)
    }
  }
}
