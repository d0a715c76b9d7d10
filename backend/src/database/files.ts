import { open } from 'node:fs/promises'

/** Makes what was created, renamed or removed in a directory survive a power failure. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return // it cannot open directories
  const directory = await open(path)
  await directory.sync().finally(() => directory.close())
}
