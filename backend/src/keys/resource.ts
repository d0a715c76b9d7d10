import type { Resource } from '../changelog/resource.ts'
import { SELECT_KEYS } from './crud.ts'
import { ApiKeyResponse } from './schemas.ts'

/** No key can be restored: nobody has its secret any more. */
export const apiKeyResource: Resource = {
  name: 'api_key',
  scopes: { read: 'account', write: 'account' },
  schema: ApiKeyResponse,
  rows: { select: SELECT_KEYS, key: ['revision'] },
  export: 'keys',
  isCredential: true,
}
