import type { z } from 'zod'
import { type Actor, missingScope, roleTooLow } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import type { Routes } from '../core/http.ts'
import { isAtLeast, type Role } from '../core/roles.ts'
import type { Scope } from '../core/scopes.ts'
import type { Database } from '../database/connection.ts'
import type { Restorable } from './restorable.ts'
import { type States, type StoredChange, statesOf, type UsualValues } from './stored-states.ts'

/**
 * What is true of a resource. Each feature declares its own once (`<feature>/resource.ts`), `app.ts` lists them, and
 * what the change log, sync, history, trash, undo, export, webhooks and the OpenAPI document know of them follows.
 */

/** The kinds of data that have a scope to read and one to write: `tasks` of `tasks:read` and `tasks:write`. */
export type ScopeKind = Scope extends infer S ? (S extends `${infer Kind}:read` ? Kind : never) : never

export interface RouteOptions {
  db: Database
  clock: Clock
}

export interface Resource {
  /** Its name in the change log, in events and in messages: `task`. */
  name: string
  /** The scopes required to read it (its changes too) and to write it (undo too). */
  scopes: { read: Scope; write: Scope }
  /** The least role that writing takes in a shared workspace, where it is not what the scope implies. */
  role?: Role
  /**
   * The schema of its own endpoint's response, whose `id` names it in the OpenAPI document; as a function if it depends
   * on which resources there are.
   */
  schema: z.ZodType | ((resources: Resources) => z.ZodType)
  /** The tag of its routes in the OpenAPI document, if it declares one. */
  tag?: { name: string; description: string }
  /** The resource that it belongs to, and is deleted and restored with. */
  partOf?: string
  /**
   * SQL that selects all of the workspace's (`:workspace`) rows as its endpoint shows them, or as `show` takes them,
   * and the one or two columns that order them. For syncs and exports.
   */
  rows?: { select: string; key: readonly [string] | readonly [string, string] }
  /**
   * The values that most of its states have, by their members: the log stores only others, and before a change only
   * what the change made different. For resources with many changes; others are stored as they are. Each state must
   * have `id`, `user_id`, `created_at`, `updated_at` and `revision`. Values may be added, but never changed.
   */
  usual?: UsualValues
  /** A snapshot of the log with the members that those of earlier versions lack. By default, they are the same. */
  completed?(snapshot: object, workspaceId: string): object
  /** Turns a snapshot of the log, or a row, into what its endpoint shows. By default, they are the same. */
  show?(snapshot: object, zone: string): object
  /** Whether what is shown depends on the workspace's time zone. By default, it never does. */
  isFloating?(snapshot: object): boolean
  /** Whether an actor limited to one project may see what is shown. By default, they may. */
  isInSight?(actor: Actor, shown: object): boolean
  /** How changes are taken back; without it, they cannot be. */
  restorable?: Restorable
  /**
   * For resources that go to the trash when deleted: their table, and the path of one below `/api/{user_id}`, whose
   * last parameter is its id and whose others are members of it. Its history and its restoration are below that path.
   */
  trash?: { table: string; path: string }
  /** SQL that runs when deleted ones are erased, whose last revision is `(SELECT max(last) FROM range)`. */
  whenErased?: string
  /**
   * Its place in the full state that begins a sync, where what others refer to comes first. Clients hold it in their
   * cursors, so it never changes.
   */
  sync?: number
  /** The name of its list in an export. */
  export?: string
  /** Whether there may be too many to be read at once: in an export, they come last. */
  isMany?: boolean
  /** Whether its changes are part of the activity in a workspace. By default, they are. */
  isActivity?: boolean
  /** Whether webhooks can be told of its changes. */
  isSent?: boolean
  /** Whether it is of users only, and never in a workspace that they share. */
  isPersonal?: boolean
  /** Whether it is a credential, which its deletion revokes. */
  isCredential?: boolean
  /** Registers its routes, if they need nothing but the database and the time. */
  routes?(app: Routes, options: RouteOptions): void
}

export type Listed = Resource & Required<Pick<Resource, 'rows'>>
export type Trashed = Resource & Required<Pick<Resource, 'trash'>>
type Synced = Listed & Required<Pick<Resource, 'sync'>>
export type Exported = Listed & Required<Pick<Resource, 'export'>>

/** All resources, and what follows from their declarations. It is computed once. */
export class Resources {
  /** In the order in which documents name them. */
  readonly all: readonly Resource[]
  readonly names: readonly string[]
  /** Those that go to the trash when deleted. */
  readonly trashed: readonly Trashed[]
  /** In the order in which the full state shows them. */
  readonly synced: readonly Synced[]
  /** In the order in which an export lists them. */
  readonly exported: readonly Exported[]
  /** Those whose changes webhooks can be told of. */
  readonly sent: readonly Resource[]
  readonly #byName: ReadonlyMap<string, Resource>

  constructor(all: readonly Resource[]) {
    this.all = all
    this.names = all.map(({ name }) => name)
    this.#byName = new Map(all.map((resource) => [resource.name, resource]))
    // Where there is no other order, parts follow what they belong to.
    const grouped = all
      .filter(({ partOf }) => partOf === undefined)
      .flatMap((whole) => [whole, ...all.filter(({ partOf }) => partOf === whole.name)])
    const synced = all.filter((each): each is Synced => each.rows !== undefined && each.sync !== undefined)
    this.trashed = grouped.filter((each): each is Trashed => each.trash !== undefined)
    this.synced = synced.toSorted((one, other) => one.sync - other.sync)
    this.exported = all
      .filter((each): each is Exported => each.rows !== undefined && each.export !== undefined)
      .toSorted((one, other) => orderInExport(one) - orderInExport(other))
    this.sent = grouped.filter(({ isSent }) => isSent === true)
    refuseTwice('the name', this.names)
    const places = synced.map(({ sync }) => sync)
    refuseTwice('the place in a sync', places)
    if (grouped.length < all.length) throw new Error('A resource is part of one that is not in the list.')
  }

  find(name: string): Resource | undefined {
    return this.#byName.get(name)
  }

  canRead(actor: Actor, name: string): boolean {
    const resource = this.#byName.get(name)
    return resource !== undefined && actor.scopes.has(resource.scopes.read)
  }

  /** The names of the resources whose changes the actor may see: a change shows its resource. */
  visible(actor: Actor): string[] {
    return this.names.filter((name) => this.canRead(actor, name))
  }

  /** The same, for a request that is about nothing else. @throws DocketError AUTH_FORBIDDEN when there are none */
  readable(actor: Actor): string[] {
    const names = this.visible(actor)
    const [first] = this.all
    if (names.length === 0 && first !== undefined) throw missingScope(first.scopes.read, actor)
    return names
  }

  /** Whether a change, or a deletion, of such a resource can be taken back. */
  canTakeBack(name: string, isDeletion: boolean): boolean {
    const restorable = this.#byName.get(name)?.restorable
    return restorable !== undefined && !(isDeletion && restorable.isForGood === true)
  }

  /** @throws DocketError CONFLICT for what cannot be taken back, such as keys, whose secrets nobody has any more */
  restorable(name: string, isDeletion = false): Resource & Required<Pick<Resource, 'restorable'>> {
    const resource = this.#byName.get(name)
    if (resource?.restorable === undefined || !this.canTakeBack(name, isDeletion))
      throw new DocketError('CONFLICT', `Changes to ${name.replace('_', ' ')}s cannot be undone.`)
    return { ...resource, restorable: resource.restorable }
  }

  /** The states of a change in the log. */
  statesOf(change: StoredChange & { resource: string }): States {
    const { usual, completed } = this.#byName.get(change.resource) ?? {}
    const states = statesOf(change, usual)
    if (completed === undefined) return states
    const { before, after } = states
    return {
      before: before && completed(before, change.user_id),
      after: after && completed(after, change.user_id),
    }
  }

  /** A snapshot as the resource's own endpoint shows it: the log leaves out what follows from the rest. */
  show(name: string, snapshot: object, zone: string): Record<string, unknown> {
    const show = this.#byName.get(name)?.show
    return (show === undefined ? snapshot : show(snapshot, zone)) as Record<string, unknown>
  }

  schemaOf({ schema }: Resource): z.ZodType {
    return typeof schema === 'function' ? schema(this) : schema
  }
}

/** What there may be much of comes last; otherwise in the order of a sync, then what a sync leaves out. */
const orderInExport = ({ isMany = false, sync = 1000 }: Resource): number => (isMany ? 1_000_000 : 0) + sync

function refuseTwice(what: string, values: readonly (string | number)[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  if (twice !== undefined) throw new Error(`Two resources have ${what} ${twice}.`)
}

/** @throws Error for declarations that contradict each other */
export const resourceList = (all: readonly Resource[]): Resources => new Resources(all)

/** `make` for a list of resources, or for one resource, computed once for each. */
export function onceFor<Key extends object, Result>(make: (key: Key) => Result): (key: Key) => Result {
  const made = new WeakMap<Key, { result: Result }>()
  return (key) => {
    let known = made.get(key)
    if (known === undefined) {
      known = { result: make(key) }
      made.set(key, known)
    }
    return known.result
  }
}

/** @throws DocketError AUTH_FORBIDDEN unless the actor may write the resource */
export function checkWrites({ scopes, role }: Pick<Resource, 'scopes' | 'role'>, actor: Actor): void {
  if (actor.role !== undefined && role !== undefined && !isAtLeast(actor.role, role)) throw roleTooLow(role)
  const held = actor.role !== undefined && role !== undefined ? actor.granted : actor.scopes
  if (held?.has(scopes.write) === false) throw missingScope(scopes.write, actor)
}

/** The scopes of a resource of this kind. */
export const scopesFor = (kind: ScopeKind): Resource['scopes'] => ({
  read: `${kind}:read`,
  write: `${kind}:write`,
})
