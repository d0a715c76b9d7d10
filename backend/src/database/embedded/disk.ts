import { statfs } from 'node:fs/promises'
import { codeOf, DiskFullError, type EmbeddedError } from './errors.ts'

const MB = 1024 * 1024
/** Bytes: with less, next to nothing can be written. */
const FULL = MB
/** Bytes that PostgreSQL may need to start: a new segment of its write-ahead log. */
const START = 17 * MB

const NO_SPACE = /No space left on device|wrote only \d+ of|Disk quota exceeded|There is not enough space/

/** Whether the disk of `directory` has next to nothing left for ordinary users. */
export const isFull = (directory: string): Promise<boolean> => hasLess(directory, FULL)

async function hasLess(directory: string, bytes: number): Promise<boolean> {
  // A file system that does not tell is not known to be full.
  return await statfs(directory).then(
    ({ bavail, bsize }) => bavail * bsize < bytes,
    () => false,
  )
}

/**
 * `error`, or what is behind it if PostgreSQL had no room: on a full disk, its own log breaks off before it says so.
 */
export async function orDiskFull(directory: string, error: EmbeddedError): Promise<EmbeddedError> {
  const full =
    NO_SPACE.test(error.message) || codeOf(error.cause) === 'ENOSPC' || (await hasLess(directory, START))
  return full ? new DiskFullError(directory, error) : error
}
