import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { AwsClient } from 'aws4fetch'
import type { Config } from '../config.ts'
import { BackupError } from '../database/backup/format.ts'
import type { Store } from './store.ts'

/** Backups in a bucket that speaks S3's protocol: what S3, MinIO, Garage, Ceph, R2 and B2 have in common. */

export type BucketPlace = Exclude<Config['backups']['place'], { directory: string }>

/** Bytes of a part; at most 10,000 parts are allowed. One is held in memory. */
const PART = 16 * 1024 * 1024
/** Milliseconds that one request may take: a part, on a slow line. */
const TIMEOUT = 10 * 60 * 1000

/** @param size of a part, in bytes */
export function createBucket({ url, region, accessKeyId, secretAccessKey }: BucketPlace, size = PART): Store {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 })
  const { origin, pathname } = new URL(url)
  const [bucket = '', ...folders] = pathname.split('/').filter((part) => part !== '')
  const prefix = folders.map((folder) => `${decodeURIComponent(folder)}/`).join('')
  const place = `${origin}${pathname}`

  async function ask(
    method: string,
    target: string,
    options: { body?: Uint8Array; signal?: AbortSignal } = {},
  ) {
    const { body, signal } = options
    const timeout = AbortSignal.timeout(TIMEOUT)
    const answer = await client
      .fetch(target, {
        method,
        ...(body && { body: body as Uint8Array<ArrayBuffer> }),
        headers: {
          'x-amz-content-sha256': createHash('sha256')
            .update(body ?? '')
            .digest('hex'),
        },
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      })
      .catch((error) => {
        const { cause = error } = error
        throw new BackupError(`${place} does not respond: ${cause.message || cause.code}.`, { cause: error })
      })
    if (answer.ok) return answer
    const [, code = answer.statusText] = /<Code>([\w.]+)<\/Code>/.exec(await answer.text()) ?? []
    throw new BackupError(`${place} refused to ${WORDS[method]} (${answer.status} ${code}).`)
  }

  const address = (name: string) => `${origin}/${bucket}/${prefix}${name}`

  async function putParts(
    name: string,
    parts: AsyncIterator<Uint8Array>,
    first: Uint8Array,
    signal?: AbortSignal,
  ) {
    const options = signal === undefined ? {} : { signal }
    const opened = await (await ask('POST', `${address(name)}?uploads=`, options)).text()
    const id = tag(opened, 'UploadId')[0]
    if (id === undefined) throw new BackupError(`${place} began no upload.`)
    const upload = `uploadId=${encodeURIComponent(id)}`
    try {
      const etags: string[] = []
      for (let part: Uint8Array | undefined = first; part !== undefined; part = (await parts.next()).value) {
        const target = `${address(name)}?partNumber=${etags.length + 1}&${upload}`
        const { headers } = await ask('PUT', target, { ...options, body: part })
        etags.push(headers.get('etag') ?? '')
      }
      const list = etags.map(
        (etag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
      )
      const body = Buffer.from(`<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`)
      const done = await (await ask('POST', `${address(name)}?${upload}`, { ...options, body })).text()
      // It may begin its answer with 200, and fail later.
      if (!done.includes('<CompleteMultipartUploadResult')) {
        throw new BackupError(`${place} did not put the parts together (${tag(done, 'Code')[0]}).`)
      }
    } catch (error) {
      // Parts are stored, and paid for, until then. The first failure is the one to report.
      await ask('DELETE', `${address(name)}?${upload}`).catch(() => {})
      throw error
    }
  }

  return {
    place,
    async put(name, bytes, signal) {
      const parts = partsOf(bytes, size)
      const { value: first = new Uint8Array() } = await parts.next()
      if (first.length === size) return await putParts(name, parts, first, signal)
      await ask('PUT', address(name), { body: first, ...(signal && { signal }) })
    },
    async list() {
      const names: string[] = []
      for (let token: string | undefined = ''; token !== undefined; ) {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `${prefix}docket-` })
        if (token !== '') query.set('continuation-token', token)
        const text = await (await ask('GET', `${origin}/${bucket}?${query}`)).text()
        names.push(...tag(text, 'Key').map((key) => basename(key)))
        token = tag(text, 'NextContinuationToken')[0]
      }
      return names
    },
    sizeOf: async (name) => Number((await ask('HEAD', address(name))).headers.get('content-length')),
    async read(name) {
      const { body } = await ask('GET', address(name))
      if (body === null) throw new BackupError(`${place} sent nothing.`)
      return body
    },
    remove: async (name) => void (await ask('DELETE', address(name))),
  }
}

const WORDS: Record<string, string> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'write',
  POST: 'write',
  DELETE: 'delete',
}

/** The texts of an element. Our names need no escapes; whatever has some is not ours. */
const tag = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text)

/** The same bytes in pieces of `size`, the last one smaller. */
async function* partsOf(bytes: AsyncIterable<Buffer>, size: number): AsyncGenerator<Uint8Array, undefined> {
  let gathered: Buffer[] = []
  let length = 0
  for await (const chunk of bytes) {
    for (let rest = chunk; rest.length > 0; ) {
      const taken = rest.subarray(0, size - length)
      gathered.push(taken)
      length += taken.length
      rest = rest.subarray(taken.length)
      if (length < size) continue
      yield Buffer.concat(gathered)
      gathered = []
      length = 0
    }
  }
  if (length > 0) yield Buffer.concat(gathered)
}
