import { createHmac } from 'node:crypto'
import type { Config } from '../config.ts'

/** Keyed hashes for one purpose: neither the database nor a cookie shows what they are of. */
export const digestOf = (config: Config, purpose: string) => (text: string) =>
  createHmac('sha256', config.auth.secret).update(`${purpose}: ${text}`).digest('base64url').slice(0, 22)
