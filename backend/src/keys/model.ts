import { createHmac, hash, randomBytes } from 'node:crypto'
import { API_KEY_PREFIX } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'

/** Rules of API keys, without database or HTTP. */

export const newKeyId = (): string => randomBytes(16).toString('base64url')

/**
 * The key of an id. It is derived from the server's secret, so that the response to a repeated request can show it
 * again although it is stored nowhere; without the secret, it cannot be told from random data.
 */
export function keyOf(secret: string, userId: string, id: string): string {
  return API_KEY_PREFIX + createHmac('sha256', secret).update(`api key ${userId} ${id}`).digest('base64url')
}

/** What is stored of a key. The key has 256 bits of randomness: a slow hash would add nothing. */
export const hashOf = (key: string): Buffer => hash('sha256', key, 'buffer')

export const startOf = (key: string): string => key.slice(0, API_KEY_PREFIX.length + 4)

/** The error for limiting something to a project that does not exist. */
export const unknownProject = (): DocketError => unknown(['body', 'project_id'], 'No such project.')

/** The error for naming a workspace that one may not enter, whether it exists or not. */
export const unknownWorkspace = (loc: string[]): DocketError => unknown(loc, 'No such workspace.')

function unknown(loc: string[], msg: string): DocketError {
  return new DocketError('VALIDATION_ERROR', `${loc.join('.')}: ${msg}`, {
    errors: [{ loc, msg, type: 'unknown' }],
  })
}
