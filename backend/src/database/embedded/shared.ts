import { chmod, lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedError } from './errors.ts'

// Not /var/lib/docket, which an operator may well choose as DATA_DIR.
const SHARED = '/var/lib/docket-embedded'

/**
 * A directory owned by root that every user may enter and only root may change: for what PostgreSQL's account needs
 * when it cannot reach the checkout or the data directory. Created if missing.
 */
export async function sharedDirectory(name: 'binaries' | 'clusters'): Promise<string> {
  const directory = join(SHARED, name)
  for (const path of [SHARED, directory]) {
    await mkdir(path, { recursive: true })
    const { uid, mode } = await lstat(path)
    if (uid !== 0 || (mode & 0o022) !== 0) {
      throw new EmbeddedError(`${path} must belong to root and be writable by root alone. Remove it.`)
    }
    await chmod(path, 0o755) // whatever the umask was
  }
  return directory
}
