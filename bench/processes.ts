import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { settings } from '../backend/src/settings.ts'
import type { Count, Order } from './load.ts'

/** The processes that the bench starts; it ends these and no others. */

export interface Server {
  pid: number
  port: number
  /** Seconds from its start until it was ready. */
  startUp: number
  stop(): Promise<void>
}

/** Milliseconds that a server may take to start, and to stop. */
const TIMEOUT = 120_000

/** All settings of the service, as if they were not set: no `.env` file may affect what is measured. */
export const UNSET: Record<string, string> = Object.fromEntries(
  Object.keys(settings.shape).map((name) => [name, '']),
)

/** Nor may the caller's environment. */
const environment = (values: Record<string, string>) => ({ PATH: process.env.PATH ?? '', ...values })

/** Starts a Node program whose output, in the file `log`, contains its port where `ready` finds it. */
export async function startServer(options: {
  args: string[]
  env: Record<string, string>
  log: string
  ready: RegExp
  cwd?: string
  /** Our own if undefined. */
  node?: string
}): Promise<Server> {
  const output = openSync(options.log, 'a')
  const begun = performance.now()
  const child = spawn(options.node ?? process.execPath, options.args, {
    cwd: options.cwd,
    env: environment(options.env),
    stdio: ['ignore', output, output],
  })
  const { pid } = child
  if (pid === undefined) {
    const [error] = await once(child, 'error')
    throw error
  }
  const deadline = Date.now() + TIMEOUT
  for (;;) {
    const said = readFileSync(options.log, 'utf8')
    const port = options.ready.exec(said)?.[1]
    if (port !== undefined) {
      const startUp = (performance.now() - begun) / 1000
      return { pid, port: Number(port), startUp, stop: () => end(child) }
    }
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      await end(child)
      throw new Error(`${options.args.at(-1)} did not start:\n${said.slice(-2000)}`)
    }
    await sleep(20)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const last = setTimeout(() => child.kill('SIGKILL'), TIMEOUT)
  await gone
  clearTimeout(last)
}

export interface Load {
  carryOut(order: Order): Promise<Count>
  stop(): Promise<void>
}

/** Starts the load generator. @param signal aborts an order that is under way */
export function startLoad(signal: AbortSignal): Load {
  const child = fork(join(import.meta.dirname, 'load.ts'), { env: environment({}) })
  const lost = new AbortController()
  child.once('exit', () => lost.abort(new Error('The load generator has ended.')))
  return {
    async carryOut(order) {
      const answer = once(child, 'message', { signal: AbortSignal.any([lost.signal, signal]) })
      child.send(order)
      const [count] = await answer
      return count as Count
    },
    stop: () => end(child),
  }
}
