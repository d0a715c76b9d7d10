import cluster from 'node:cluster'
import { type Config, loadConfig } from './config.ts'
import { createLog } from './core/logging.ts'
import { sentenceFor } from './database/operator-errors.ts'
import { type Service, startAlone } from './processes/alone.ts'
import { RefusedStart } from './processes/crew.ts'
import { end } from './processes/ending.ts'
import { startPrimary } from './processes/primary.ts'
import { work } from './processes/worker.ts'

/** Milliseconds between signal and exit, whatever is still in progress. */
const SHUTDOWN = 9_000

/** Runs the service until a signal ends it. */
export async function serve(): Promise<void> {
  if (cluster.isWorker) return await work()
  try {
    const config = loadConfig()
    const log = createLog(config)
    let service: Service | undefined
    const stop = (service: Service, code: number) => {
      log.info('stopping')
      void end(log, SHUTDOWN, async () => Math.max(code, await service.close()))
    }
    // During the start there is nothing to finish: what was started by then ends with the process.
    const ask = once((code: number) => (service === undefined ? process.exit(code) : stop(service, code)))
    whenAsked(config, () => ask(0))
    service = await (config.workers === 1 ? startAlone(config, log) : startPrimary(config, log, () => ask(1)))
    announce(config, service)
  } catch (error) {
    // What the operator can fix is reported as a sentence; anything else is our bug, with its stack.
    const sentence = sentenceFor(error)
    if (!(error instanceof RefusedStart))
      console.error(sentence === undefined ? error : `Docket cannot start. ${sentence}`)
    process.exit(1)
  }
}

/** The same function, which does nothing when it is called again. */
function once<Argument>(work: (argument: Argument) => void): (argument: Argument) => void {
  let isDone = false
  return (argument) => {
    if (isDone) return
    isDone = true
    work(argument)
  }
}

/** Calls `stop` on a signal, or when the npm process that runs us has ended. */
function whenAsked(config: Config, stop: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
  if (!config.underNpm) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 250).unref()
}

/** Tells the user who started it that it is ready. */
function announce(config: Config, { port, first }: Service): void {
  const url = config.publicUrl.replace(/:0$/, `:${port}`)
  const mail = `
  Mail           its links lead to ${url}: set BETTER_AUTH_URL to the address that your users open`
  const isMailLost = config.mail.smtpUrl !== undefined && config.isPublicUrlGuessed
  const administrator = `
  Administrator  who opens this link within a day: ${url}/claim#${first}`
  console.log(`
  Docket is ready at ${url}

  Documentation  ${url}/docs
  Next step      docs/quickstart.md: from signing up to a completed task with curl${isMailLost ? mail : ''}${first === undefined ? '' : administrator}
`)
}
