import type {
  LabelResponse,
  Member,
  NoteResponse,
  NotificationResponse,
  PreferencesResponse,
  ProjectResponse,
  SyncedChange,
  TaskResponse,
  ViewResponse,
  Workspace,
} from '@docket/sdk'
import { Layered } from './layered.ts'

/** All of a workspace's data, as immutable values: a change makes new ones, and the rest stays the same objects. */

export type Task = TaskResponse
export type Project = ProjectResponse
export type Label = LabelResponse
export type View = ViewResponse
export type Note = NoteResponse
export type Notification = NotificationResponse
export type Preferences = PreferencesResponse

export interface Collections {
  tasks: Task
  projects: Project
  labels: Label
  views: View
  notes: Note
  /** The newest, in the user's own workspace. */
  notifications: Notification
}
export type Collection = keyof Collections

export type State = { readonly [Name in Collection]: ReadonlyMap<number, Collections[Name]> } & {
  /** The user's preferences, also in a shared workspace: its members have days of their own. */
  readonly preferences: Preferences
  /** The shared workspace itself; null in the user's own, and until it is known. */
  readonly workspace: Workspace | null
  /** The members of a shared workspace, by their user ids. */
  readonly members: ReadonlyMap<string, Member>
  /** The revision up to which the service has confirmed the state. */
  readonly revision: number
  /** Whether it is complete, and not only its first pages. */
  readonly loaded: boolean
}

export const EMPTY: State = {
  tasks: new Map(),
  projects: new Map(),
  labels: new Map(),
  views: new Map(),
  notes: new Map(),
  notifications: new Map(),
  preferences: { time_zone: 'UTC', revision: 0 },
  workspace: null,
  members: new Map(),
  revision: 0,
  loaded: false,
}

/** The collection of each resource, by its name in the change log. */
export const COLLECTIONS: Partial<Record<SyncedChange['resource'], Collection>> = {
  task: 'tasks',
  project: 'projects',
  label: 'labels',
  view: 'views',
  note: 'notes',
  notification: 'notifications',
}

/** A row as it is stored: one of a collection, a member, the workspace or the preferences. */
export interface Row {
  collection: Collection | 'preferences' | 'workspace' | 'members'
  /** Of a member: the user's id. */
  id: number | string
  /** Null if it was deleted. */
  value: unknown
}

/** The rows that the changes result in: the last version of each thing that is kept here. */
export function rowsOf(changes: readonly SyncedChange[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { resource, resource_id, after } of changes) {
    const [collection, id] = keyOf(resource, resource_id)
    if (collection !== undefined) rows.set(`${collection}/${id}`, { collection, id, value: after })
  }
  return [...rows.values()]
}

/** How many notifications are kept here: the service has the older ones. */
export const KEPT = 200

/** The rows without what makes more notifications than are kept, and with those to drop for it. */
export function bounded(rows: Row[], { notifications }: State): Row[] {
  const isOne = ({ collection }: Row) => collection === 'notifications'
  if (!rows.some(isOne)) return rows
  const ids = new Set([...notifications.keys(), ...rows.filter(isOne).map(({ id }) => Number(id))])
  const old = [...ids].sort((one, other) => other - one).slice(KEPT)
  const dropped = new Set<Row['id']>(old)
  return [
    ...rows.filter((row) => !(isOne(row) && dropped.has(row.id))),
    ...old.map((id): Row => ({ collection: 'notifications', id, value: null })),
  ]
}

function keyOf(resource: SyncedChange['resource'], id: string): [Row['collection'] | undefined, Row['id']] {
  if (resource === 'member') return ['members', id]
  if (resource === 'preferences' || resource === 'workspace') return [resource, 0]
  return [COLLECTIONS[resource], Number(id)]
}

/** The state with these rows applied. */
export function withRows(state: State, rows: Iterable<Row>): State {
  const draft = new Draft(state)
  for (const { collection, id, value } of rows) {
    if (collection === 'preferences') draft.preferences = value as Preferences | null
    else if (collection === 'workspace') draft.workspace = value as Workspace | null
    else if (collection === 'members') draft.putMember(String(id), value as Member | null)
    else draft.put(collection, Number(id), value as Collections[Collection] | null)
  }
  return draft.state()
}

/** The state as it can be posted to other windows: structured cloning handles Maps, but not instances of classes. */
export function plain(state: State): State {
  const collections = Object.values(COLLECTIONS)
  return {
    ...state,
    ...Object.fromEntries(collections.map((name) => [name, new Map<number, unknown>(state[name])])),
  }
}

/** Collects changes to a state, and makes a new state from them. */
export class Draft {
  readonly #before: State
  readonly #changes = new Map<Collection, Map<number, unknown>>()
  #preferences: Preferences
  workspace: Workspace | null
  #members: ReadonlyMap<string, Member>

  constructor(state: State) {
    this.#before = state
    this.#preferences = state.preferences
    this.workspace = state.workspace
    this.#members = state.members
  }

  get preferences(): Preferences {
    return this.#preferences
  }

  set preferences(value: Preferences | null) {
    this.#preferences = value ?? EMPTY.preferences
  }

  get<Name extends Collection>(collection: Name, id: number): Collections[Name] | undefined {
    const changes = this.#changes.get(collection)
    const row = changes?.has(id) ? changes.get(id) : this.#before[collection].get(id)
    return (row ?? undefined) as Collections[Name] | undefined
  }

  /** @param value null to remove it */
  put<Name extends Collection>(collection: Name, id: number, value: Collections[Name] | null): void {
    const changes = this.#changes.get(collection) ?? new Map()
    this.#changes.set(collection, changes.set(id, value))
  }

  putMember(id: string, value: Member | null): void {
    const members = new Map(this.#members)
    if (value === null) members.delete(id)
    else members.set(id, value)
    this.#members = members
  }

  state(): State {
    const others = { preferences: this.#preferences, workspace: this.workspace, members: this.#members }
    const isSame = Object.entries(others).every(
      ([name, value]) => this.#before[name as keyof State] === value,
    )
    if (this.#changes.size === 0 && isSame) return this.#before
    const changed = [...this.#changes].map(([collection, changes]) => [
      collection,
      Layered.over<unknown>(this.#before[collection], changes),
    ])
    return { ...this.#before, ...others, ...Object.fromEntries(changed) }
  }
}
