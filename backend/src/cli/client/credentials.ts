import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { CommandError } from '../command.ts'

/** The file that keeps how one is signed in to which server. Only its owner may read it. */

/** What a token is for. */
export type Resource = 'api' | 'mcp'

const Token = z.object({ token: z.string(), expires: z.number() })

const SignedIn = z.union([
  z.object({ key: z.string() }),
  z.object({
    client_id: z.string(),
    refresh_token: z.string(),
    /** The access tokens, by what they are for. */
    access: z.record(z.string(), Token),
  }),
])
export type SignedIn = z.output<typeof SignedIn>
export type SignedInByBrowser = Exclude<SignedIn, { key: string }>

const Kept = z.object({
  /** The server that was signed in to last. */
  default: z.string().nullable(),
  servers: z.record(z.string(), SignedIn),
  /** The id of the workspace that was chosen with the sign-in, for each server that has one. */
  workspaces: z.record(z.string(), z.string()).optional(),
})
export type Kept = z.output<typeof Kept>

const NOTHING: Kept = { default: null, servers: {} }

/** @throws CommandError if the file cannot be read */
export async function readKept(file: string): Promise<Kept> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return structuredClone(NOTHING)
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}.`)
  }
  const parsed = Kept.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new CommandError(`${file} is damaged. Remove it, and run docket login again.`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Changes what is kept, one process at a time: of two that renewed the same token, one would undo the other's work.
 * @param change changes what it is given, and returns what this function returns
 */
export async function changeKept<Result>(
  file: string,
  change: (kept: Kept) => Promise<Result>,
): Promise<Result> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // It may have been there before, with any mode.
  await chmod(dirname(file), 0o700)
  const unlock = await lock(`${file}.lock`)
  try {
    const kept = await readKept(file)
    const before = JSON.stringify(kept)
    try {
      return await change(kept)
    } finally {
      if (JSON.stringify(kept) !== before) await write(file, kept)
    }
  } finally {
    await unlock()
  }
}

async function write(file: string, kept: Kept): Promise<void> {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.part`
  try {
    await writeFile(unfinished, `${JSON.stringify(kept, null, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Milliseconds after which a lock was left by a process that has died. */
const STALE = 60_000

async function lock(path: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await (await open(path, 'wx', 0o600)).close()
      return () => rm(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const held = await stat(path).catch(() => undefined)
    if (held !== undefined && Date.now() - held.mtimeMs > STALE) await rm(path, { force: true })
    await delay(25)
  }
}
