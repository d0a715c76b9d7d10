import { ours } from './model.ts'

/** Where automatic backups are kept: a folder, or a bucket. What is there is all that is known about them. */
export interface Store {
  /** For people. */
  place: string
  /** Stores a backup, whole or not at all. */
  put(name: string, bytes: AsyncIterable<Buffer>, signal?: AbortSignal): Promise<void>
  /** All names there, also those of other things. */
  list(): Promise<string[]>
  /** In bytes. */
  sizeOf(name: string): Promise<number>
  read(name: string): Promise<AsyncIterable<Uint8Array>>
  remove(name: string): Promise<void>
}

/** The backups in a store, newest first. */
export const backupsIn = async (store: Store) => ours(await store.list())
