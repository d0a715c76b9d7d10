import type { Resource } from '../resource.ts'
import type { Store, Versioned } from './store.ts'

/** A resource of the common form: what its store knows, and what the feature says of it. */
export function storedResource<State extends Versioned>(
  store: Store<State>,
  { path, ...declared }: Omit<Resource, 'name' | 'rows' | 'trash'> & { path: string },
): Resource {
  const { resource: name, table, rows, restorable, completed } = store
  return { name, rows, restorable, completed, trash: { table, path }, isSent: true, ...declared }
}
