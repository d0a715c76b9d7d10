import { readdirSync, readFileSync } from 'node:fs'

/** The CPU and memory that processes have used, from Linux's /proc; NaN elsewhere. */

/** Milliseconds of a clock tick as /proc counts them: USER_HZ is 100 on every Linux that Node runs on. */
const TICK = 10

interface Stat {
  parent: number
  /** CPU time of the process itself, and of its children that have ended. */
  own: number
  ended: number
}

function statOf(pid: number | string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The preceding name may contain spaces and brackets.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = (first: number) => (Number(fields[first]) + Number(fields[first + 1])) * TICK
    return { parent: Number(fields[1]), own: ticks(11), ended: ticks(13) }
  } catch {
    // It has ended since it was listed.
    return undefined
  }
}

/** Milliseconds of CPU that the process and all that it has started have used, what has ended since included. */
export function cpuOf(pid: number): number {
  const first = statOf(pid)
  if (first === undefined) return Number.NaN
  const all = new Map<number, Stat>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined
    if (stat !== undefined) all.set(Number(name), stat)
  }
  let sum = first.own + first.ended
  for (const id of below(pid, all)) {
    const { own = 0, ended = 0 } = all.get(id) ?? {}
    sum += own + ended
  }
  return sum
}

/** The processes below `pid`, at any depth. */
function below(pid: number, all: ReadonlyMap<number, Stat>): number[] {
  const children = [...all].filter(([, { parent }]) => parent === pid).map(([id]) => id)
  return children.flatMap((id) => [id, ...below(id, all)])
}

/** Resident memory in MB: now, and at its peak. */
export function memoryOf(pid: number): { rss: number; peak: number } {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8')
    const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1]) / 1024
    return { rss: megabytes('VmRSS'), peak: megabytes('VmHWM') }
  } catch {
    return { rss: Number.NaN, peak: Number.NaN }
  }
}
