import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb'
import { EMPTY, type Row, type State, withRows } from './state.ts'
import { upgradeFirst } from './upgrade.ts'
import type { Answer, Failure, Write } from './writes.ts'

/** What this browser stores of one workspace for one user: the confirmed state and the queue of writes. */

interface Schema extends DBSchema {
  rows: { key: [string, number | string]; value: Row }
  /** How far the rows go: `cursor` while the whole state is being read, `revision` once it has been. */
  checkpoint: { key: 'checkpoint'; value: SyncCheckpoint }
  writes: { key: string; value: Write }
  answers: { key: string; value: Answer }
  failures: { key: string; value: Failure }
}

export type SyncCheckpoint = { cursor: string } | { revision: number }

const VERSION = 2
/** Milliseconds for which answers, needed to undo writes, are kept: nobody is expected to undo later than that. */
const ANSWERS_RETAINED = 7 * 24 * 60 * 60 * 1000

export const nameOf = (userId: string, workspaceId = userId) =>
  workspaceId === userId ? `docket-${userId}` : `docket-${userId}/${workspaceId}`

/** A store for one workspace of a user, in the browser or in memory; `isPersistent` says whether it outlives the page. */
export type Database = { [Member in keyof LocalDatabase]: LocalDatabase[Member] }

export class LocalDatabase {
  readonly isPersistent: boolean = true
  readonly #db: IDBPDatabase<Schema>

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db
  }

  static async open(userId: string, workspaceId = userId): Promise<LocalDatabase> {
    const db = await openDB<Schema>(nameOf(userId, workspaceId), VERSION, {
      upgrade(db, version, _, tx) {
        db.createObjectStore('checkpoint')
        if (version === 1) return upgradeFirst(unwrap(db), unwrap(tx))
        db.createObjectStore('rows', { keyPath: ['collection', 'id'] })
        for (const store of ['writes', 'answers', 'failures'] as const) {
          db.createObjectStore(store, { keyPath: 'key' })
        }
      },
      // A newer version of the app in another window waits for this to close. A deletion (version null) waits until
      // this window has learnt that the user is signed out: the replica would break if its database closed before that.
      blocking: (_current, version, event) => {
        if (version !== null) (event.target as IDBDatabase).close()
      },
    })
    return new LocalDatabase(db)
  }

  close(): void {
    this.#db.close()
  }

  /** The confirmed state, and where to continue from; the empty state if nothing is stored. */
  async load(): Promise<{ state: State; checkpoint: SyncCheckpoint }> {
    const tx = this.#db.transaction(['rows', 'checkpoint'])
    const [rows, checkpoint = { cursor: '' }] = await Promise.all([
      tx.objectStore('rows').getAll(),
      tx.objectStore('checkpoint').get('checkpoint'),
    ])
    const loaded = 'revision' in checkpoint
    return {
      state: { ...withRows(EMPTY, rows), revision: loaded ? checkpoint.revision : 0, loaded },
      checkpoint,
    }
  }

  async saveRows(rows: readonly Row[], checkpoint: SyncCheckpoint): Promise<void> {
    const tx = this.#db.transaction(['rows', 'checkpoint'], 'readwrite', { durability: 'relaxed' })
    // There may be hundreds: a promise for each would take longer than everything else.
    const store = unwrap(tx.objectStore('rows'))
    for (const row of rows) {
      if (row.value === null) store.delete([row.collection, row.id])
      else store.put(row)
    }
    tx.objectStore('checkpoint').put(checkpoint, 'checkpoint')
    await tx.done
  }

  /** Drops the confirmed state, to start over; writes stay. */
  async clearRows(): Promise<void> {
    const tx = this.#db.transaction(['rows', 'checkpoint'], 'readwrite')
    tx.objectStore('rows').clear()
    tx.objectStore('checkpoint').clear()
    await tx.done
  }

  async loadWrites(): Promise<{ writes: Write[]; answers: Answer[]; failures: Failure[] }> {
    const tx = this.#db.transaction(['writes', 'answers', 'failures'])
    const [writes, answers, failures] = await Promise.all([
      tx.objectStore('writes').getAll(),
      tx.objectStore('answers').getAll(),
      tx.objectStore('failures').getAll(),
    ])
    writes.sort((one, other) => one.order - other.order)
    failures.sort((one, other) => one.write.order - other.write.order)
    return { writes, answers, failures }
  }

  /** Resolves only once they are durable: these are the user's own changes. */
  async saveWrites(writes: readonly Write[]): Promise<void> {
    const tx = this.#db.transaction('writes', 'readwrite', { durability: 'strict' })
    for (const write of writes) tx.store.put(write)
    // Commit at once: a page that is being left gets no further events.
    tx.commit()
    await tx.done
  }

  async dropWrites(keys: readonly string[]): Promise<void> {
    const tx = this.#db.transaction('writes', 'readwrite')
    for (const key of keys) tx.store.delete(key)
    await tx.done
  }

  /** Stores an answer together with the writes whose references it resolved. */
  async settle(answer: Answer, writes: readonly Write[]): Promise<void> {
    const tx = this.#db.transaction(['writes', 'answers'], 'readwrite')
    tx.objectStore('answers').put(answer)
    for (const write of writes) tx.objectStore('writes').put(write)
    await tx.done
  }

  async fail(failure: Failure): Promise<void> {
    const tx = this.#db.transaction(['writes', 'failures'], 'readwrite')
    tx.objectStore('writes').delete(failure.key)
    tx.objectStore('failures').put(failure)
    await tx.done
  }

  /** Moves failed writes back into the queue. */
  async revive(writes: readonly Write[]): Promise<void> {
    const tx = this.#db.transaction(['writes', 'failures'], 'readwrite')
    for (const write of writes) {
      tx.objectStore('failures').delete(write.key)
      tx.objectStore('writes').put(write)
    }
    await tx.done
  }

  async dropFailure(key: string): Promise<void> {
    await this.#db.delete('failures', key)
  }

  async pruneAnswers(now: number): Promise<void> {
    const tx = this.#db.transaction('answers', 'readwrite')
    for await (const cursor of tx.store) {
      if (cursor.value.at < now - ANSWERS_RETAINED) await cursor.delete()
    }
    await tx.done
  }
}
