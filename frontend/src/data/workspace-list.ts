import { type Docket, DocketProblem, Unreachable, type WorkspaceResponse } from '@docket/sdk'
import { browserStorage, ofUser } from '../browser/storage.ts'
import { ROLES, type Role } from './roles.ts'

/** A workspace that the user shares with others. */
export interface SharedWorkspace {
  id: string
  name: string
  role: Role
}

/** Milliseconds for which an answer counts as new. */
const FRESH = 15_000

/** The workspaces that a user shares, by name: as the service last said, also without a connection. */
export class WorkspaceList {
  readonly #docket: Docket
  readonly #stored: string
  readonly #listeners = new Set<() => void>()
  #all: readonly SharedWorkspace[]
  #askedAt = Number.NEGATIVE_INFINITY
  /** Whether the service has said so since the page was opened. */
  #isConfirmed = false

  constructor(userId: string, docket: Docket) {
    this.#docket = docket
    this.#stored = ofUser(userId, 'workspaces')
    const stored = browserStorage.read(this.#stored)
    this.#all = Array.isArray(stored) ? stored.filter(isShared) : []
  }

  readonly all = (): readonly SharedWorkspace[] => this.#all

  /** What the service has said since the page was opened; undefined as long as it has not. */
  get confirmed(): readonly SharedWorkspace[] | undefined {
    return this.#isConfirmed ? this.#all : undefined
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Asks the service, unless it has just said so. If it cannot answer, nothing changes. */
  async refresh({ now = true } = {}): Promise<void> {
    if (!now && Date.now() - this.#askedAt < FRESH) return
    this.#askedAt = Date.now()
    try {
      const { data } = await this.#docket.api.GET('/api/workspaces')
      if (data === undefined) return
      this.#isConfirmed = true
      this.#set(data.workspaces.flatMap(sharedOf))
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof DocketProblem)) throw error
    }
  }

  #set(all: readonly SharedWorkspace[]): void {
    if (JSON.stringify(all) !== JSON.stringify(this.#all)) {
      this.#all = all
      browserStorage.write(this.#stored, all)
    }
    for (const listener of this.#listeners) listener()
  }
}

/** The user's own has no name. */
const sharedOf = ({ id, name, role }: WorkspaceResponse): SharedWorkspace[] =>
  name === null ? [] : [{ id, name, role }]

function isShared(value: unknown): value is SharedWorkspace {
  const { id, name, role } = (value ?? {}) as Partial<SharedWorkspace>
  return typeof id === 'string' && typeof name === 'string' && ROLES.some((known) => known === role)
}
