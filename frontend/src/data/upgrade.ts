import type { Effect } from './effects.ts'
import type { Failure, Summary, Write } from './writes.ts'

/** Writes as version 1 of the database stored them, and as windows with that version hand them over. */

type FirstEffect = Effect & { gone?: true }
export type FirstWrite = Omit<Write, 'summary' | 'effects'> & { said: Summary; effects: FirstEffect[] }
export type FirstFailure = Omit<Failure, 'summary' | 'write'> & { said: Summary; write: FirstWrite }

export function upgradedWrite(write: Write | FirstWrite): Write {
  if (!('said' in write)) return write
  const { said, effects, ...rest } = write
  return { ...rest, summary: said, effects: effects.map(upgradedEffect) }
}

const upgradedEffect = ({ gone, ...effect }: FirstEffect): Effect =>
  (gone ? { ...effect, deleted: true } : effect) as Effect

export const upgradedFailure = ({ said, write, ...rest }: FirstFailure): Failure => ({
  ...rest,
  summary: said,
  write: upgradedWrite(write),
})

/** Upgrades a database of version 1. What fails here aborts the transaction, so that nothing is lost. */
export function upgradeFirst(db: IDBDatabase, tx: IDBTransaction): void {
  const place = tx.objectStore('place').get('place')
  place.onsuccess = () => {
    if (place.result !== undefined) tx.objectStore('checkpoint').put(place.result, 'checkpoint')
    db.deleteObjectStore('place')
  }
  rewrite(tx.objectStore('writes'), upgradedWrite)
  rewrite(tx.objectStore('failures'), upgradedFailure)
}

function rewrite<Former>(store: IDBObjectStore, upgraded: (former: Former) => unknown): void {
  const all = store.getAll()
  all.onsuccess = () => {
    for (const former of all.result) store.put(upgraded(former))
  }
}
