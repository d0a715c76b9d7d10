import type { Metric } from 'prom-client'
import type { Config } from '../config.ts'
import { type Clock, isWithin } from '../core/clock.ts'
import { BackupBusy } from '../database/backup/dump.ts'
import { makeBackup } from './make.ts'
import { createMeters } from './metrics.ts'
import { lastDue, nameOf, outdated } from './model.ts'
import { storeOf } from './place.ts'
import { backupsIn, type Store } from './store.ts'

/**
 * Makes a backup every night. When the last one was made is read from where they are kept: so a missed night is made
 * up for after a start, and of several instances one makes it, while it holds a lock in the database.
 */

/** Milliseconds between looks at the clock; the first look is one later than the start. */
const LOOK_EVERY = 60_000
/** Milliseconds after which a failed backup is tried again. */
const RETRY = 30 * 60_000

/** What health says. */
export interface BackupHealth {
  status: 'off' | 'waiting' | 'ok' | 'failed'
  /** When the newest was begun, RFC 3339. */
  last: string | null
}

export interface Backups {
  health(): BackupHealth
  metrics: readonly Metric[]
  /** Makes a backup if one is due. Never throws. */
  look(): Promise<void>
  /** Looks from now on. */
  start(): void
  /** Aborts a backup that is under way; nothing unfinished is left. */
  close(): Promise<void>
}

interface Options {
  config: Pick<Config, 'backups' | 'auth'>
  /** Of the database. */
  url: string
  clock: Clock
  log: Record<'info' | 'warn' | 'error', (context: object, message: string) => void>
  store?: Store
}

/** @returns undefined if none are to be made */
export function createBackups(options: Options): Backups | undefined {
  const { config, url, clock, log } = options
  const { at, keep } = config.backups
  if (at === undefined) return undefined
  const store = options.store ?? storeOf(config)
  const stopping = new AbortController()
  let newest: number | undefined
  let failedAt: number | undefined
  let looking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  const meters = createMeters(() => newest)

  const isMade = async (due: number): Promise<boolean> => {
    newest = (await backupsIn(store))[0]?.at
    return newest !== undefined && newest >= due
  }

  async function look(): Promise<void> {
    const now = clock()
    const due = lastDue(now, at as number)
    if (newest !== undefined && newest >= due) return
    if (failedAt !== undefined && isWithin(RETRY, failedAt, now.getTime())) return
    try {
      if (!(await isMade(due))) await make(now, due)
      failedAt = undefined
    } catch (error) {
      // Another instance makes it, or migrates: the next look tells.
      if (stopping.signal.aborted || error instanceof BackupBusy) return
      failedAt = now.getTime()
      meters.failures.inc()
      log.error(
        { err: error, place: store.place },
        'the automatic backup failed; it is tried again in half an hour',
      )
    }
  }

  async function make(now: Date, due: number): Promise<void> {
    const name = nameOf(now)
    const started = performance.now()
    const { signal } = stopping
    const unless = () => isMade(due)
    await makeBackup({ url, auth: config.auth, now, signal, unless }, (bytes) =>
      store.put(name, bytes, signal),
    )
    newest = now.getTime()
    const seconds = Math.round((performance.now() - started) / 100) / 10
    log.info({ name, place: store.place, bytes: await store.sizeOf(name), seconds }, 'backup made')
    await prune(now)
  }

  /** One that cannot be removed is no reason to call the backup failed. */
  async function prune(now: Date): Promise<void> {
    try {
      for (const { name } of outdated(await backupsIn(store), now, keep)) {
        await store.remove(name)
        log.info({ name, place: store.place }, 'outdated backup removed')
      }
    } catch (error) {
      log.warn({ err: error, place: store.place }, 'outdated backups could not be removed')
    }
  }

  const lookOnce = () => {
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }

  return {
    health() {
      const last = newest === undefined ? null : new Date(newest).toISOString()
      if (failedAt !== undefined) return { status: 'failed', last }
      return { status: newest === undefined ? 'waiting' : 'ok', last }
    },
    metrics: meters.all,
    look: lookOnce,
    start() {
      timer ??= setInterval(() => void lookOnce(), LOOK_EVERY).unref()
    },
    async close() {
      clearInterval(timer)
      stopping.abort()
      await looking
    },
  }
}
