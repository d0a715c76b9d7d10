import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * A backup is gzipped text, so that `gzip -dc` shows it: a line of JSON that describes what follows, then as many lines
 * for each table as it has rows, in the text format of PostgreSQL's COPY (which has no line break inside a row), and
 * finally the SHA-256 of everything before it. It is read and written as a stream: at most one row is held in memory.
 */

export const FORMAT = 1

const Header = z.object({
  docket_backup: z.number(),
  docket_version: z.string(),
  created_at: z.iso.datetime(),
  /** The generated secret; null if BETTER_AUTH_SECRET was set. */
  secret: z.string().nullable(),
  /** A SHA-256 that tells whether another secret is the same. */
  secret_hash: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(
    z.strictObject({ name: z.string(), columns: z.array(z.string()).min(1), rows: z.int().min(0) }),
  ),
})
export type Header = z.infer<typeof Header>
export type TableHeader = Header['tables'][number]

/** The backup is damaged, truncated, or not a backup at all; or none can be made. A sentence for the operator. */
export class BackupError extends Error {
  override name = 'BackupError'
}

/** Distinguishes secrets without revealing them; they are long and random. */
export const hashOfSecret = (secret: string): string =>
  createHash('sha256').update('docket backup secret\0').update(secret).digest('hex')

/**
 * The text of a backup.
 * @param rowsOf returns a table's rows in COPY's text format, as many lines as the header says
 */
export async function* writeBackup(
  header: Header,
  rowsOf: (table: TableHeader) => AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const first = Buffer.from(`${JSON.stringify(header)}\n`)
  hash.update(first)
  yield first
  for (const table of header.tables) {
    let lines = 0
    for await (const chunk of rowsOf(table)) {
      lines += countLines(chunk)
      hash.update(chunk)
      yield chunk
    }
    if (lines !== table.rows) throw new Error(`${table.name} gave ${lines} rows, not ${table.rows}.`)
  }
  yield Buffer.from(`${hash.digest('hex')}\n`)
}

const NEWLINE = 10

function countLines(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1
  return lines
}

/**
 * The header, then the tables in the order in which they were written; `finish` checks that everything was complete.
 */
export interface BackupReader {
  header: Header
  /** The rows of the next table, which must be read to the end. */
  rows(table: TableHeader): AsyncGenerator<Buffer>
  /** @throws BackupError if the checksum does not match what was read, or something follows it */
  finish(): Promise<void>
}

/** @throws BackupError for a file that is no backup, or was written by a newer Docket */
export async function readBackup(source: AsyncIterable<Buffer>): Promise<BackupReader> {
  const chunks = source[Symbol.asyncIterator]()
  const hash = createHash('sha256')
  let rest: Buffer = Buffer.alloc(0)

  /** Appends the next chunk of the source to what is left; false at its end. */
  async function more(): Promise<boolean> {
    const { value, done } = await chunks.next().catch((error) => {
      throw new BackupError(
        'This is not a complete backup of Docket: it cannot be decompressed to its end.',
        {
          cause: error,
        },
      )
    })
    if (done === true) return false
    rest = rest.length === 0 ? value : Buffer.concat([rest, value])
    return true
  }

  async function line(longest: number): Promise<Buffer> {
    let end = rest.indexOf(NEWLINE)
    while (end === -1) {
      if (rest.length > longest || !(await more()))
        throw new BackupError('This is not a complete backup of Docket.')
      end = rest.indexOf(NEWLINE)
    }
    const text = rest.subarray(0, end + 1)
    rest = rest.subarray(end + 1)
    return text
  }

  const first = await line(1_000_000)
  hash.update(first)

  return {
    header: parseHeader(first.toString()),
    async *rows(table) {
      let wanted = table.rows
      while (wanted > 0) {
        let end = 0
        for (let at = rest.indexOf(NEWLINE); at !== -1 && wanted > 0; at = rest.indexOf(NEWLINE, end)) {
          end = at + 1
          wanted -= 1
        }
        if (end === 0) {
          if (!(await more())) throw new BackupError('The backup is truncated.')
          continue
        }
        const chunk = rest.subarray(0, end)
        rest = rest.subarray(end)
        hash.update(chunk)
        yield chunk
      }
    },
    async finish() {
      const wanted = (await line(100)).toString().trim()
      const whole = wanted === hash.digest('hex') && rest.length === 0 && !(await more())
      if (!whole) throw new BackupError('The backup is damaged: its checksum does not match.')
    },
  }
}

function parseHeader(text: string): Header {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new BackupError('This is not a backup of Docket.')
  }
  const format = z.object({ docket_backup: z.number() }).safeParse(parsed)
  if (!format.success) throw new BackupError('This is not a backup of Docket.')
  if (format.data.docket_backup > FORMAT) {
    throw new BackupError('The backup was written by a newer Docket: restore it with that version.')
  }
  const header = Header.safeParse(parsed)
  if (!header.success) throw new BackupError('The backup is damaged: its first line cannot be read.')
  return header.data
}
