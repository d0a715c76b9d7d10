import { open } from 'node:fs/promises'

/** Makes sure that what was made, named or removed in a directory is so after a power failure, too. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return // it cannot open directories
  const directory = await open(path)
  await directory.sync().finally(() => directory.close())
}
