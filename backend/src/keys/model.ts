import { createHmac, hash, randomBytes } from 'node:crypto'
import { API_KEY_PREFIX } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'

/** Rules of API keys, without database or HTTP. */

export const newKeyId = (): string => randomBytes(16).toString('base64url')

/**
 * The key of an id. It follows from the server's secret, so that the answer to a repeated request can show it
 * once more although it is stored nowhere; who lacks the secret cannot tell it from random.
 */
export function keyOf(secret: string, userId: string, id: string): string {
  return API_KEY_PREFIX + createHmac('sha256', secret).update(`api key ${userId} ${id}`).digest('base64url')
}

/** What is stored of a key. It is as random as 256 bits are: a slow hash would add nothing. */
export const hashOf = (key: string): Buffer => hash('sha256', key, 'buffer')

export const startOf = (key: string): string => key.slice(0, API_KEY_PREFIX.length + 4)

/** The refusal to hold something to a project that is not there. */
export function unknownProject(): DocketError {
  const msg = 'No such project.'
  const errors = [{ loc: ['body', 'project_id'], msg, type: 'unknown' }]
  return new DocketError('VALIDATION_ERROR', `body.project_id: ${msg}`, { errors })
}
