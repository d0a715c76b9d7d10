import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of CPU, as Linux tells them in ticks of a hundredth of a second. */
const TICK = 10
const PROCESSES = '/proc'

interface Times {
  parent: number
  /** Its own, and those of its processes that have ended. */
  used: number
}

/**
 * Milliseconds of CPU that this process has taken, with everything that it started. Elsewhere than on Linux only its own.
 */
export function usedCpu(root: number = process.pid): number {
  const { user, system } = process.cpuUsage()
  if (!existsSync(`${PROCESSES}/self/stat`)) return (user + system) / 1000
  const all = new Map(
    readdirSync(PROCESSES)
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const times = timesOf(name)
        return times === undefined ? [] : [[Number(name), times] as const]
      }),
  )
  const isOurs = (pid: number): boolean => {
    if (pid === root) return true
    const parent = all.get(pid)?.parent ?? 0
    return parent > 0 && isOurs(parent)
  }
  return [...all].reduce((sum, [pid, { used }]) => sum + (isOurs(pid) ? used : 0), 0)
}

/** @returns undefined if the process has just ended */
function timesOf(pid: string): Times | undefined {
  let text: string
  try {
    text = readFileSync(`${PROCESSES}/${pid}/stat`, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
  // The second field is the name, in brackets, and may have spaces: see proc_pid_stat(5).
  const [, parent, ...rest] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const used = rest.slice(9, 13).reduce((sum, ticks) => sum + ticks, 0)
  return { parent: parent ?? 0, used: used * TICK }
}

/** What a test file has cost. */
export interface Cost {
  file: string
  /** Milliseconds of CPU, with the processes that it started, and without the database server of all tests. */
  cpu: number
}

/** Called in the process of the tests, after each file. @param path lines of JSON */
export const noteCost = (path: string, cost: Cost): void => appendFileSync(path, `${JSON.stringify(cost)}\n`)

/** @returns nothing if no file has ended */
export const notedCosts = (path: string): Cost[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Cost)
    : []
