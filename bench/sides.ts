import type { DialectName, User } from './dialects.ts'
import type { Server, startServer } from './processes.ts'

/** One of the servers that are compared. */
export interface Side extends Server {
  name: string
  /** Further instances of it on the same database. */
  others: Server[]
  dialect: DialectName
  /** Whether it accepts idempotency keys. */
  keys: boolean
  /** Process id of the PostgreSQL server. */
  postgres: number
  databaseUrl: string
  users: User[]
  /** The user with the large account, once `addHolder` has created them. */
  holder: User[]
}

/** The directory, the PostgreSQL server and the processes of a run; all end with it. */
export interface Ground {
  directory: string
  postgres: { url: string; pid: number }
  /** Starts a Node program; what it prints is kept in a file of this name. */
  start(name: string, options: Omit<Parameters<typeof startServer>[0], 'log'>): Promise<Server>
}
