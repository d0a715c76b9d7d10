import type { BatchOperation } from '@docket/sdk'
import type { Effect } from './effects.ts'
import type { Collection } from './state.ts'

/** Writes that wait to be confirmed, as plain data, because they outlive the page. */

/** What was done, for people: the key of a text, and the values in it. */
export interface Summary {
  what: string
  values?: Record<string, string | number> | undefined
  /** Whether that was taken back. */
  undone?: boolean | undefined
}

/** Something that a write creates. Until the service assigns its id, it has a negative one. */
export interface Created {
  on: Collection
  temporary: number
  /** The index of the batch operation that creates it; null when the answer is the thing itself. */
  operation: number | null
}

export interface Write {
  /** Its Idempotency-Key. */
  key: string
  /** Writes go out in this order. */
  order: number
  /** Below `/api/{user_id}`; always a POST. */
  path: '/batch' | '/undo' | '/quick-add' | `/notifications/${number}/act`
  body: unknown
  effects: Effect[]
  creates: Created[]
  summary: Summary
  /** `written` from the service's answer until the confirmed state has reached its revision. */
  status: 'waiting' | 'written'
  /** The revision of the user's data after it, once written. */
  revision: number
  /** When it was first sent, and the lowest revision that the user's data can have had then; absent before. */
  sent?: { at: number; after: number }
}

/** What is stored of the service's answer to a write. */
export interface Answer {
  key: string
  /** The revision by which it is undone; null when it changed nothing. */
  write: number | null
  revision: number
  /** The real ids for the temporary ones. */
  ids: [temporary: number, id: number][]
  at: number
}

/** A write that could not be saved. It can be tried again. */
export interface Failure {
  key: string
  summary: Summary
  write: Write
  /** In the service's own words, or those of `failures.ts`. */
  reason: string
  code: string
  status: number
  at: number
}

/** Stands in a body for the revision of the write with this key, which is known once that is answered. */
export interface WriteOf {
  write_of: string
}

export const operation = (
  method: BatchOperation['method'],
  path: string,
  body?: unknown,
): BatchOperation => ({
  method,
  path,
  ...(body === undefined ? {} : { body }),
})

/** A temporary id: negative, and random, so that no other window has the same. */
export function temporaryId(): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1))
  return -(random + 1)
}

/** An Idempotency-Key. (`crypto.randomUUID` is missing in pages without TLS.) */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/** A temporary id in a path. */
const TEMPORARY = /(?<=\/)-\d+/g
const isWriteOf = (value: object): value is WriteOf => 'write_of' in value

/** Resolves references in a write to ids and revisions that answers have brought since it was made. */
export class References {
  readonly #ids = new Map<number, number>()
  readonly #writes = new Map<string, number | null>()

  learn(answer: Answer): void {
    for (const [temporary, id] of answer.ids) this.#ids.set(temporary, id)
    this.#writes.set(answer.key, answer.write)
  }

  /** The id that the service assigned; the argument itself if there is none. */
  idOf(id: number): number {
    return this.#ids.get(id) ?? id
  }

  /** The revision of the write with this key; null if it changed nothing, undefined while that is not known. */
  writeOf(key: string): number | null | undefined {
    return this.#writes.get(key)
  }

  /** Whether it would undo a write that changed nothing. */
  isVoid({ body }: Write): boolean {
    const { revision } = body as { revision?: unknown }
    if (typeof revision !== 'object' || revision === null || !isWriteOf(revision)) return false
    return this.#writes.get(revision.write_of) === null
  }

  resolve(write: Write): Write {
    return { ...write, body: this.#resolved(write.body), effects: this.#resolved(write.effects) as Effect[] }
  }

  /** A value in which there is nothing to resolve stays the same object, so that what is shown stays the same, too. */
  #resolved(value: unknown, name?: string): unknown {
    if (typeof value === 'number') return value < 0 ? this.idOf(value) : value
    if (typeof value === 'string') {
      if (name !== 'path') return value
      return value.replaceAll(TEMPORARY, (id) => String(this.idOf(Number(id))))
    }
    if (Array.isArray(value)) {
      const members = value.map((member) => this.#resolved(member))
      return haveSameMembers(members, value) ? value : members
    }
    if (typeof value !== 'object' || value === null) return value
    if (isWriteOf(value)) return this.#writes.get(value.write_of) ?? value
    const entries = Object.entries(value)
    const resolved = entries.map(([key, member]) => [key, this.#resolved(member, key)])
    return resolved.every(([, member], index) => member === entries[index]?.[1])
      ? value
      : Object.fromEntries(resolved)
  }
}

export const haveSameMembers = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((member, index) => member === other[index])

/** Whether it refers to something that does not exist, because the write that should have created it was refused. */
export function dangles(write: Write): boolean {
  const made = new Set(write.creates.map(({ temporary }) => temporary))
  return missingIn(write.body).some((id) => id === undefined || !made.has(id))
}

/** The temporary ids in a body, and undefined for an unknown write. Text that the user typed counts as neither. */
function missingIn(value: unknown, name?: string): (number | undefined)[] {
  if (typeof value === 'number') return value < 0 ? [value] : []
  if (typeof value === 'string') return name === 'path' ? (value.match(TEMPORARY) ?? []).map(Number) : []
  if (Array.isArray(value)) return value.flatMap((member) => missingIn(member))
  if (typeof value !== 'object' || value === null) return []
  if (isWriteOf(value)) return [undefined]
  return Object.entries(value).flatMap(([key, member]) => missingIn(member, key))
}
