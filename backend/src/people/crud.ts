import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

// Names are identity: never joined with what a workspace owns, which a distributed engine keeps on other nodes.

interface Named {
  id: string
  name: string
}

const selectKeys = statement<{ user: string; ids: readonly string[] }>(
  'people_keys',
  'SELECT id, name FROM api_keys WHERE user_id = :user AND id = ANY (:ids::text[])',
)

const selectClients = statement<{ ids: readonly string[] }>(
  'people_clients',
  'SELECT client_id AS id, name FROM oauth_clients WHERE client_id = ANY (:ids::text[])',
)

/** The names of a user's API keys and AI clients, by id. @param ids those that have written for the user */
export async function namesOfActors(
  userId: string,
  db: Queryable,
  ids: { keys: readonly string[]; clients: readonly string[] },
): Promise<Map<string, string>> {
  const [keys, clients] = await Promise.all([
    ids.keys.length === 0 ? [] : db.query<Named>(selectKeys({ user: userId, ids: ids.keys })),
    ids.clients.length === 0
      ? []
      : db.query<{ id: string; name: string | null }>(selectClients({ ids: ids.clients })),
  ])
  return new Map([...keys, ...clients].flatMap(({ id, name }) => (name === null ? [] : [[id, name]])))
}
