import type { Config } from '../config.ts'
import { createBucket } from './bucket.ts'
import { createFolder } from './folder.ts'
import type { Store } from './store.ts'

/** Where the operator wants automatic backups. */
export const storeOf = ({ backups: { place } }: Pick<Config, 'backups'>): Store =>
  'directory' in place ? createFolder(place.directory) : createBucket(place)
