import { execFile } from 'node:child_process'
import { readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../backend/src/config.ts'

/** Another version of Docket, and how each is started. */

const run = promisify(execFile)

/** Checks out `commit` below `directory`, with the packages that are installed here. @returns where */
export async function checkout(
  commit: string,
  directory: string,
  undo: AsyncDisposableStack,
): Promise<string> {
  const root = join(directory, 'before')
  await run('git', ['worktree', 'add', '--detach', '--quiet', root, commit], { cwd: ROOT })
  undo.defer(async () => void (await run('git', ['worktree', 'remove', '--force', root], { cwd: ROOT })))
  const [present, before] = await Promise.all(
    [ROOT, root].map((folder) => readFile(join(folder, 'package-lock.json'), 'utf8')),
  )
  if (before === present) {
    for (const modules of ['node_modules', 'backend/node_modules']) {
      await symlink(join(ROOT, modules), join(root, modules))
    }
  } else {
    // Its own packages: it may import what is no longer among ours.
    await run(process.execPath, [join(root, 'scripts/setup.mjs')], { cwd: root })
  }
  return root
}

/** The arguments that a script of npm passes to Node in a checkout of Docket: its flags and the program. */
export async function argumentsOf(script: 'start' | 'migrate', root: string): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const command: string = manifest.scripts[script]
  return command
    .split(' ')
    .slice(1)
    .map((word) => (word.endsWith('.ts') ? join(root, word) : word))
}

/** Brings a database to the tables of the checkout at `root`. */
export async function migrateAt(root: string, databaseUrl: string): Promise<void> {
  await run(process.execPath, await argumentsOf('migrate', root), {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl },
  })
}
