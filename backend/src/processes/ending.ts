import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { flushLog } from '../core/logging.ts'

/**
 * Ends this process once `close` has, or at the latest after `most` milliseconds, whatever is still in progress.
 * @param close returns the exit code
 */
export async function end(log: Logger, most: number, close: () => Promise<number>): Promise<void> {
  const overdue = setTimeout(() => {
    log.error('stopping took too long')
    // A log that cannot be written must not block the exit.
    void Promise.race([flushLog(log), delay(500)]).then(() => process.exit(1))
  }, most)
  try {
    const code = await close()
    await flushLog(log)
    clearTimeout(overdue)
    process.exit(code)
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}
