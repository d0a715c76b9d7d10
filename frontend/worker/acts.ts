/**
 * What was pressed in notifications: sent to the service at once, and kept until that works. Each carries a token, so
 * no session is needed, and the service does it once however often it arrives.
 */

declare const self: ServiceWorkerGlobalScope

export interface Act {
  token: string
  /** A path of this origin. */
  endpoint: string
}

const NAME = 'docket-acts'
export const TAG = 'docket-acts'
/** What the service may accept later: out of reach, overloaded, or too many at once. */
const LATER = (status: number) => status >= 500 || status === 408 || status === 429

/** Keeps the act, and sends all that wait. */
export async function perform(act: Act): Promise<void> {
  try {
    await keep(act)
  } catch {
    // The browser stores nothing, for example in a private window: now or never.
    await isSettled(act)
    return
  }
  await sendActs()
}

/** Sends what waits. @returns whether nothing is left */
export async function sendActs(): Promise<boolean> {
  // One at a time, so that nothing is sent twice.
  const left = await self.navigator.locks.request(NAME, async () => {
    let count = 0
    for (const act of await waiting()) {
      if (await isSettled(act)) await forget(act)
      else count += 1
    }
    return count
  })
  if (left > 0) await wakeOnline()
  return left === 0
}

/** Whether the service has done or refused it: then there is no use in sending it again. */
async function isSettled({ endpoint, token }: Act): Promise<boolean> {
  try {
    const { status } = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
      credentials: 'omit',
      redirect: 'error',
    })
    return !LATER(status)
  } catch {
    return false
  }
}

interface WithSync {
  sync?: { register(tag: string): Promise<void> }
}

/** Wakes this worker when there is a network again, where the browser can; elsewhere the next start of it sends. */
async function wakeOnline(): Promise<void> {
  try {
    await (self.registration as WithSync).sync?.register(TAG)
  } catch {
    // Not allowed to this site, or no window of it is open.
  }
}

async function keep(act: Act): Promise<void> {
  await inStore('readwrite', (store) => store.put(act))
}

async function forget({ token }: Act): Promise<void> {
  await inStore('readwrite', (store) => store.delete(token))
}

async function waiting(): Promise<Act[]> {
  try {
    return await inStore('readonly', (store) => store.getAll() as IDBRequest<Act[]>)
  } catch {
    return [] // nothing is stored where storage is blocked
  }
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = indexedDB.open(NAME, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(NAME, { keyPath: 'token' })
  const database = await resultOf(opening)
  try {
    const transaction = database.transaction(NAME, mode)
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
    const result = await resultOf(ask(transaction.objectStore(NAME)))
    await done
    return result
  } finally {
    database.close()
  }
}

const resultOf = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
