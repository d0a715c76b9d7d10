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

/** Milliseconds of CPU that the process has used. */
export function cpuOf(pid: number): number {
  return statOf(pid)?.own ?? Number.NaN
}

/** Milliseconds of CPU that the process and all its children have used, those that have ended included. */
export function cpuWithChildren(pid: number): number {
  const parent = statOf(pid)
  if (parent === undefined) return Number.NaN
  let sum = parent.own + parent.ended
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const child = statOf(name)
    if (child?.parent === pid) sum += child.own + child.ended
  }
  return sum
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
