import { createCipheriv, createDecipheriv, createHmac, hash, randomUUID } from 'node:crypto'

/** Tokens, ids and cursors of public links, without database or HTTP. All follow from the server's secret. */

export const newLinkId = (): string => randomUUID()

const derive = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest()

/** What the link of this id contains: a repeated request is answered with the same, although it is stored nowhere. */
export const tokenOf = (secret: string, id: string): string =>
  derive(secret, `public link ${id}`).toString('base64url')

/** What is stored of a token. It has 256 bits of randomness: a slow hash would add nothing. */
export const hashOf = (token: string): Buffer => hash('sha256', token, 'buffer')

/** What a reader sees for the id of a task, which would tell how many tasks there are. */
export const opaqueId = (secret: string, linkId: string, taskId: number): string =>
  derive(secret, `public link ${linkId} task ${taskId}`).toString('base64url').slice(0, 22)

const IV = 12
const TAG = 16
const keyOf = (secret: string, linkId: string): Buffer => derive(secret, `public link ${linkId} cursors`)

/** Encrypts a cursor: readers can neither read nor make one. The same place gives the same cursor, and so the same ETag. */
export function seal(secret: string, linkId: string, text: string): string {
  const key = keyOf(secret, linkId)
  const iv = createHmac('sha256', key).update(text).digest().subarray(0, IV)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The text that was sealed for this link; undefined for anything else. */
export function unseal(secret: string, linkId: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < IV + TAG) return undefined
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, linkId), bytes.subarray(0, IV))
  decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
  try {
    return decipher.update(bytes.subarray(IV + TAG)).toString('utf8') + decipher.final('utf8')
  } catch {
    // Made up, or of another link: the only reason for which this fails.
    return undefined
  }
}

/** A strong ETag that tells nothing but whether the answer is the same: a revision would tell how much is written. */
export const etagOfAnswer = (answer: object): string =>
  `"${hash('sha256', JSON.stringify(answer), 'base64url')}"`

/** Whether a header names the ETag (RFC 9110, 13.1). */
export function names(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etag)
}
