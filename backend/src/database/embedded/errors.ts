/** A failure of the embedded database. Its message is a sentence for the operator: what is wrong and what to do. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError'
}

/** Nothing more can be written where the database is. */
export class DiskFullError extends EmbeddedError {
  constructor(directory: string, cause: unknown) {
    const said = cause instanceof Error ? ` (${cause.message})` : ''
    super(`The disk of DATA_DIR is full: no space left in ${directory}. Free some, and try again.${said}`, {
      cause,
    })
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'permission is denied',
  EPERM: 'it is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'there is a file where a directory should be',
  EEXIST: 'there is a file where a directory should be',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'it is a symbolic link where none is allowed',
  ENOENT: 'it does not exist',
}

/** The system's code of an error (`ENOENT`, or PostgreSQL's five characters); `''` if it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Turns a system error into an EmbeddedError `Cannot <what>: <why>.`; leaves an EmbeddedError as it is. */
export function explain(what: string, error: unknown): EmbeddedError {
  if (error instanceof EmbeddedError) return error
  const reason = REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error))
  return new EmbeddedError(`Cannot ${what}: ${reason}.`, { cause: error })
}
