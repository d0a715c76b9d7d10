import { execFileSync } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { arch, cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os'

/** Where and on what a run takes place. */

/** What the end of a run can no longer tell. */
export interface Beginning {
  /** The commit of this checkout, and whether what runs is that commit. */
  commit: string
  /** How many processes wanted a core in the minute before. */
  load: number
}

export const beginning = (): Beginning => ({ commit: commitNow(), load: loadavg()[0] ?? Number.NaN })

function commitNow(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' }).trim()
  try {
    // The results themselves are not a change of what is measured.
    const changed = git('status', '--porcelain', '--', '..', ':!RESULTS.md', ':!PEERS.md')
    const files = changed === '' ? 0 : changed.split('\n').length
    const state = files === 0 ? 'nothing changed since' : `${files} files changed since, not committed`
    return `${git('rev-parse', '--short=10', 'HEAD')}, ${state}`
  } catch {
    return 'unknown commit'
  }
}

const FILE_SYSTEMS: Record<number, string> = {
  61267: 'ext4',
  16914836: 'tmpfs',
  1481003842: 'xfs',
  2435016766: 'btrfs',
  2035054128: 'overlayfs',
}

function fileSystem(): string {
  const number = statfsSync(tmpdir()).type
  return FILE_SYSTEMS[number] ?? `file system ${number}`
}

const loadOf = (load: number): string =>
  `${load.toFixed(1)}${load > 0.5 ? ': **the machine was busy with other things, and these figures say little**' : ''}`

/** A list of facts, for the head of a page of results. */
export function place({ commit, load }: Beginning, postgresVersion: string): string {
  const [cpu] = cpus()
  const lines = {
    Date: new Date().toISOString().slice(0, 10),
    Docket: commit,
    Machine: `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    'Load before the run': loadOf(load),
    System: `${type()} ${release()} ${arch()}, data on ${fileSystem()}`,
    Node: process.version,
    PostgreSQL: postgresVersion,
  }
  return Object.entries(lines)
    .map(([name, value]) => `- ${name}: ${value}`)
    .join('\n')
}
