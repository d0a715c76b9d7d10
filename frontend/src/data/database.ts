import { type Database, LocalDatabase, nameOf } from './local-database.ts'
import { MemoryDatabase } from './memory.ts'

/** In-memory databases, by name, where the browser could not open one. */
const inMemory = new Map<string, Database>()

/** A workspace, as one user sees it; their own has the user's id. */
export interface Place {
  userId: string
  workspaceId: string
}

/** Opens the workspace's database in the browser or, if that fails (blocked storage), one that lasts as long as the page. */
export async function openDatabase({ userId, workspaceId }: Place): Promise<Database> {
  const name = nameOf(userId, workspaceId)
  const former = inMemory.get(name)
  if (former !== undefined) return former
  try {
    return await LocalDatabase.open(userId, workspaceId)
  } catch (error) {
    console.warn('Docket: this browser keeps nothing.', error)
    const database = new MemoryDatabase()
    inMemory.set(name, database)
    return database
  }
}

/** The ids of the workspaces that this browser stores for a user, besides their own. */
export async function sharedOnes(userId: string): Promise<string[]> {
  const prefix = nameOf(userId, '')
  const names = [...inMemory.keys(), ...(await storedNames())]
  return names.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
}

async function storedNames(): Promise<string[]> {
  try {
    return (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
  } catch {
    return [] // blocked: nothing was ever stored
  }
}

/** Removes the database of a workspace. */
export async function deleteDatabase({ userId, workspaceId }: Place): Promise<void> {
  const name = nameOf(userId, workspaceId)
  if (!inMemory.delete(name)) await deleteStored(name)
}

function deleteStored(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
    // The user's other windows close their connections when they learn of it.
    request.onblocked = () => resolve()
  })
}
