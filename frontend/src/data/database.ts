import { type Database, LocalDatabase, nameOf } from './local-database.ts'
import { MemoryDatabase } from './memory.ts'

/** In-memory databases, by user, where the browser could not open one. */
const inMemory = new Map<string, Database>()

/** Opens the user's database in the browser or, if that fails (blocked storage), one that lasts as long as the page. */
export async function openDatabase(userId: string): Promise<Database> {
  const former = inMemory.get(userId)
  if (former !== undefined) return former
  try {
    return await LocalDatabase.open(userId)
  } catch (error) {
    console.warn('Docket: this browser keeps nothing.', error)
    const database = new MemoryDatabase()
    inMemory.set(userId, database)
    return database
  }
}

/** Removes the database of a user. */
export async function deleteDatabase(userId: string): Promise<void> {
  if (!inMemory.delete(userId)) await deleteStored(userId)
}

function deleteStored(userId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(nameOf(userId))
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
    // The user's other windows close their connections when they learn of the sign-out.
    request.onblocked = () => resolve()
  })
}
