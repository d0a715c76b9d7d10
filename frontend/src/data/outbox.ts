import { unsent } from './forgotten.ts'
import type { Database } from './local-database.ts'
import { upgradedWrite } from './upgrade.ts'
import { type Answer, type Failure, References, type Write } from './writes.ts'

interface OutboxOptions {
  db: Database
  /** The name of the BroadcastChannel between windows that share the database. */
  channel: string
  /** Called when the browser has refused to store something. */
  onUnstored(error: unknown): void
  onChange(): void
  /** Returns the revision up to which the service's state is known here. */
  confirmed(): number
  /** Whether only this window sends, so that what it has not sent has not been sent at all. */
  sendsAlone(): boolean
}

/** A message from one window to the others. */
interface WindowMessage {
  /** Writes that the browser refused to store; the leading window sends them. */
  handed?: readonly Write[]
  /** Keys of writes that have left the queue. */
  done?: readonly string[]
}

/** The queue of writes, in the order in which they were made, and those that could not be saved. */
export class Outbox {
  readonly references = new References()
  readonly #options: OutboxOptions
  readonly #channel: BroadcastChannel
  #writes: readonly Write[] = []
  #failures: readonly Failure[] = []
  /** Keys of writes that are not in the database yet. */
  readonly #saving = new Set<string>()
  /** Keys of writes for which the database is out of date, because it refused something: the copies here count. */
  readonly #unstored = new Set<string>()
  /** Counts the changes made here. */
  #turn = 0
  #isClosed = false
  #wake: () => void = () => {}

  constructor(options: OutboxOptions) {
    this.#options = options
    this.#channel = new BroadcastChannel(options.channel)
    this.#channel.onmessage = ({ data }: MessageEvent<WindowMessage>) => void this.#receive(data)
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

  /** Reads what this window and others have stored. */
  async load(): Promise<void> {
    const turn = this.#turn
    const { writes, answers, failures } = await this.#options.db.loadWrites()
    // What was read lacks a change made here meanwhile.
    if (turn !== this.#turn) return await this.load()
    for (const answer of answers) this.references.learn(answer)
    const isOnlyHere = ({ key }: { key: string }) => this.#saving.has(key) || this.#unstored.has(key)
    const unsaved = this.#writes.filter(isOnlyHere)
    const remaining = writes.filter((write) => !isOnlyHere(write))
    this.#writes = [...remaining, ...unsaved].sort((one, other) => one.order - other.order)
    const unstored = this.#failures.filter(isOnlyHere)
    this.#failures = [...failures.filter((failure) => !isOnlyHere(failure)), ...unstored]
    this.#options.onChange()
    this.wake()
  }

  /** The next write to send. Resolves when there is one, or when `wake` is called. */
  async next(): Promise<Write | undefined> {
    const isNext = ({ status, key }: Write) => status === 'waiting' && !this.#saving.has(key)
    if (!this.#writes.some(isNext)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    return this.#writes.find(isNext)
  }

  wake(): void {
    this.#wake()
  }

  /** Reloads what is stored after another window has changed it. */
  async #receive({ handed = [], done = [] }: WindowMessage): Promise<void> {
    for (const key of done) this.#unstored.delete(key)
    const added = handed
      .filter(({ key }) => !this.#writes.some((write) => write.key === key))
      .map(upgradedWrite)
    for (const { key } of added) this.#unstored.add(key)
    this.#writes = [...this.#writes, ...added]
    if (added.length > 0) this.#turn += 1
    await this.#whenStored([], this.load())
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

  /** Withdraws writes that have not been sent. @returns whether that was possible */
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
    void this.drop(keys)
    return true
  }

  async dismiss(key: string): Promise<void> {
    this.#failures = this.#failures.filter((failure) => failure.key !== key)
    this.#changed()
    await this.#whenStored([key], this.#options.db.dropFailure(key))
    this.#post({ done: [key] })
  }

  /** Queues failed writes again, each in its old place. */
  async retry(keys: readonly string[]): Promise<void> {
    const failures = this.#failures.filter(({ key }) => keys.includes(key))
    const writes = failures.map(({ write, code }) => {
      const resolved = this.references.resolve(write)
      // It was refused, or the user has checked that it was not saved.
      return code === 'FAILING' ? resolved : unsent(resolved)
    })
    this.#failures = this.#failures.filter((failure) => !failures.includes(failure))
    this.#writes = [...this.#writes, ...writes].sort((one, other) => one.order - other.order)
    this.#changed()
    const revived = writes.map(({ key }) => key)
    await this.#whenStored(revived, this.#options.db.revive(writes))
    this.#post({})
    this.wake()
  }

  async pruneAnswers(): Promise<void> {
    await this.#whenStored([], this.#options.db.pruneAnswers(Date.now()))
  }

  /** Drops the writes that the confirmed state contains, now that it has reached this revision. */
  async reached(revision: number): Promise<void> {
    const done = this.#writes.filter((write) => write.status === 'written' && write.revision <= revision)
    if (done.length > 0) await this.drop(done.map(({ key }) => key))
  }

  /** Drops everything that was written: the state is read from the start, so each such write is in it, or lost. */
  async forgetWritten(): Promise<void> {
    await this.reached(Number.POSITIVE_INFINITY)
  }

  /** Records when a write is first sent, before it is, because its answer may never arrive. */
  noteSending(write: Write): Write {
    if (write.sent !== undefined) return write
    const written = this.#writes.filter(({ status }) => status === 'written')
    const after = Math.max(this.#options.confirmed(), ...written.map(({ revision }) => revision))
    const noted = { ...write, sent: { at: Date.now(), after } }
    this.replace(noted)
    return noted
  }

  replace(write: Write): void {
    this.#writes = this.#writes.map((other) => (other.key === write.key ? write : other))
    this.#turn += 1
    void this.#whenStored([write.key], this.#options.db.saveWrites([write]))
  }

  /** Marks a write as written, and resolves references to it in the others. */
  async settle(write: Write, answer: Answer): Promise<void> {
    this.references.learn(answer)
    // What it created has its real id from now on, even before the event stream brings it.
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
    await this.#whenStored([...named.keys()], this.#options.db.settle(answer, [...named.values()]))
    this.#post({})
    // The event stream may have overtaken the answer.
    await this.reached(this.#options.confirmed())
  }

  /** Moves a write that could not be saved to the failures. Whatever depends on it follows when its turn comes. */
  async refuse(failure: Failure): Promise<void> {
    this.references.learn({ key: failure.key, write: null, revision: 0, ids: [], at: failure.at })
    this.#writes = this.#writes.filter(({ key }) => key !== failure.key)
    this.#failures = [...this.#failures, failure]
    this.#changed()
    await this.#whenStored([failure.key], this.#options.db.fail(failure))
    this.#post({ done: [failure.key] })
  }

  async drop(keys: readonly string[]): Promise<void> {
    this.#writes = this.#writes.filter(({ key }) => !keys.includes(key))
    this.#changed()
    await this.#whenStored(keys, this.#options.db.dropWrites(keys))
    this.#post({ done: keys })
  }

  /** Makes the other windows reload what is stored. */
  #post(message: WindowMessage): void {
    if (!this.#isClosed) this.#channel.postMessage(message)
  }

  #changed(): void {
    this.#turn += 1
    this.#options.onChange()
  }

  async #save(writes: readonly Write[]): Promise<void> {
    const keys = writes.map(({ key }) => key)
    for (const key of keys) this.#saving.add(key)
    const isPersistent = await this.#whenStored(keys, this.#options.db.saveWrites(writes))
    for (const key of keys) this.#saving.delete(key)
    this.#post(isPersistent ? {} : { handed: writes })
    this.wake()
  }

  /** Waits for these to be stored. If the browser refuses to (a full disk), they are sent all the same. */
  async #whenStored(keys: readonly string[], work: Promise<void>): Promise<boolean> {
    try {
      await work
      return true
    } catch (error) {
      for (const key of keys) this.#unstored.add(key)
      this.#options.onUnstored(error)
      return false
    }
  }
}
