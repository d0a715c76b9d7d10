import type { Database, SyncCheckpoint } from './local-database.ts'
import { EMPTY, type Row, withRows } from './state.ts'
import type { Answer, Failure, Write } from './writes.ts'

/** Takes the place of the browser's database where there is none, and lasts as long as the page. */
export class MemoryDatabase implements Database {
  readonly isPersistent = false
  readonly #rows = new Map<string, Row>()
  #checkpoint: SyncCheckpoint = { cursor: '' }
  readonly #writes = new Map<string, Write>()
  readonly #answers = new Map<string, Answer>()
  readonly #failures = new Map<string, Failure>()

  close(): void {}

  async load() {
    const checkpoint = this.#checkpoint
    const loaded = 'revision' in checkpoint
    const revision = loaded ? checkpoint.revision : 0
    return { state: { ...withRows(EMPTY, this.#rows.values()), revision, loaded }, checkpoint }
  }

  async saveRows(rows: readonly Row[], checkpoint: SyncCheckpoint): Promise<void> {
    for (const row of rows) {
      const key = `${row.collection}/${row.id}`
      if (row.value === null) this.#rows.delete(key)
      else this.#rows.set(key, row)
    }
    this.#checkpoint = checkpoint
  }

  async clearRows(): Promise<void> {
    this.#rows.clear()
    this.#checkpoint = { cursor: '' }
  }

  async loadWrites() {
    const writes = [...this.#writes.values()].sort((one, other) => one.order - other.order)
    return { writes, answers: [...this.#answers.values()], failures: [...this.#failures.values()] }
  }

  async saveWrites(writes: readonly Write[]): Promise<void> {
    for (const write of writes) this.#writes.set(write.key, write)
  }

  async dropWrites(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#writes.delete(key)
  }

  async settle(answer: Answer, writes: readonly Write[]): Promise<void> {
    this.#answers.set(answer.key, answer)
    await this.saveWrites(writes)
  }

  async fail(failure: Failure): Promise<void> {
    this.#writes.delete(failure.key)
    this.#failures.set(failure.key, failure)
  }

  async revive(writes: readonly Write[]): Promise<void> {
    for (const { key } of writes) this.#failures.delete(key)
    await this.saveWrites(writes)
  }

  async dropFailure(key: string): Promise<void> {
    this.#failures.delete(key)
  }

  /** Does nothing: no page is open for that long. */
  async pruneAnswers(): Promise<void> {}
}
