import type { Resources } from '../changelog/resource.ts'
import type { Clock } from '../core/clock.ts'
import type { Sender, Sent } from '../core/sender.ts'
import { causeOf, type Tracing } from '../core/tracing.ts'
import type { Database } from '../database/connection.ts'
import { EACH_OTHER, Load } from '../deliveries/model/load.ts'
import { switchOff } from './crud.ts'
import { messageOf, type Outgoing, outcomeOf } from './message.ts'
import { type ClaimedRow, claim, look, type Outcome, settle, take } from './queue.ts'

/**
 * Sends what is in the queue. It serves a workspace as soon as its log grows in this process, and polls all workspaces with
 * webhooks every few seconds: for changes that other instances wrote, for retries, and for what a crashed one left.
 */

const LOOK_EVERY = 5_000
/** Attempts of one workspace that are under way at once. */
const EACH_WORKSPACE = 16
/** Deliveries that one workspace gets per turn while others wait. */
const IN_A_ROW = 4
/** Milliseconds after which a claimed delivery counts as lost: an attempt takes at most a sixth of that. */
export const LEASE = 60_000
/** Milliseconds that attempts under way may take to finish when the service stops. */
const CLOSE_TIMEOUT = 3_000

export interface WorkerOptions {
  db: Database
  resources: Resources
  clock: Clock
  /** The server's secret, from which those of webhooks are derived. */
  secret: string
  sender: Sender
  log: { warn(context: object, message: string): void }
  tracing?: Tracing | undefined
  /** Milliseconds; null to look only when `look` is called. */
  lookEvery?: number | null
  /** From 0 to 1. */
  random?: () => number
  /** Milliseconds that attempts under way may take to finish when the worker is closed. */
  closeTimeout?: number
}

export interface Worker {
  /** Looks once, now. When it settles, what is due is under way, as far as there is room. */
  look(): Promise<void>
  /** Settles when nothing is under way. */
  idle(): Promise<void>
  /** Aborts what is still under way after a moment; it is sent again later or by another instance. */
  close(): Promise<void>
}

export function startWorker(options: WorkerOptions): Worker {
  const { db, resources, clock, secret, sender, log, tracing } = options
  const { lookEvery = LOOK_EVERY, random = Math.random, closeTimeout = CLOSE_TIMEOUT } = options
  /** Workspaces with webhooks, as of the last look. */
  let known: ReadonlySet<string> = new Set()
  /** Workspaces whose log has grown, and workspaces who may have something due, in the order of their turns. */
  const behind = new Set<string>()
  const ready = new Set<string>()
  const load = new Load(EACH_WORKSPACE)
  const underWay = new Set<Promise<void>>()
  const stopping = new AbortController()
  let closed = false
  let running: Promise<void> | undefined

  const stopListening = db.signals.listen((workspace) => {
    if (!known.has(workspace)) return
    behind.add(workspace)
    ready.add(workspace)
    void wake()
  })
  const looking = lookEvery === null ? undefined : setInterval(() => void lookNow(), lookEvery).unref()

  /** Work that fails is done again after the next look: whatever is in the database is not forgotten. */
  async function guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.warn({ err: error }, 'sending webhooks is delayed')
    }
  }

  const lookNow = () =>
    guarded(async () => {
      if (closed) return
      const { standing, ended } = await look(db.finder, clock())
      known = new Set(standing.map(({ workspace }) => workspace))
      for (const outlook of standing) {
        if (outlook.behind) behind.add(outlook.workspace)
        if (outlook.due) ready.add(outlook.workspace)
      }
      // One that is busy holds up no other.
      for (const { workspace, id, url } of ended) {
        await guarded(() => switchOff(workspace, db, { id, url, reason: 'creator_no_admin', at: clock() }))
      }
      await wake()
    })

  /** Starts the loop unless it is running. */
  function wake(): Promise<void> {
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }

  async function run(): Promise<void> {
    while (!closed) {
      const late = shift(behind)
      if (late !== undefined) await guarded(() => takeOf(late))
      const next = load.free > 0 ? shift(ready) : undefined
      if (next !== undefined) await guarded(() => claimOf(next))
      if (late === undefined && next === undefined) return
    }
  }

  async function takeOf(workspace: string): Promise<void> {
    const { taken, more } = await take(workspace, db, resources, clock())
    if (taken > 0) ready.add(workspace)
    if (more) behind.add(workspace)
  }

  async function claimOf(workspace: string): Promise<void> {
    // A workspace without room gets a turn when one of their attempts ends.
    const limit = Math.min(IN_A_ROW, load.freeOf(workspace))
    if (limit <= 0) return
    const now = clock()
    const lease = new Date(now.getTime() + LEASE)
    const frees = load.freesOf(workspace)
    const rows = await claim(workspace, db.finder, { now, lease, each: EACH_OTHER, limit, frees })
    for (const row of rows) begin(workspace, row)
    if (rows.length === limit) ready.add(workspace)
  }

  function begin(workspace: string, row: ClaimedRow): void {
    const end = load.begin(workspace, row.webhook_id)
    let wasGood = false
    const work = guarded(async () => {
      const outcome = await deliver(workspace, row)
      wasGood = outcome.status === 'delivered'
      // First, so that nobody who sees the failure sees the webhook still on.
      if (outcome.statusCode === 410) {
        await switchOff(workspace, db, {
          ...{ id: row.webhook_id, url: row.url, reason: 'receiver_gone', at: clock() },
        })
      }
      await settle(workspace, db.finder, row, outcome)
    }).finally(() => {
      underWay.delete(work)
      end(wasGood)
      ready.add(workspace)
      if (!closed) void wake()
    })
    underWay.add(work)
  }

  async function deliver(workspace: string, row: ClaimedRow): Promise<Outcome> {
    const message: Outgoing | undefined = messageOf({
      workspaceId: workspace,
      resources,
      secret,
      row,
      at: clock(),
    })
    if (message === undefined) {
      const error = 'The change that it tells is not kept any more.'
      return { status: 'failed', next: clock(), statusCode: null, error, duration: 0 }
    }
    const started = performance.now()
    const send = () => sender.send(row.url, message.headers, message.body, stopping.signal)
    const sent = await (tracing === undefined ? send() : traced(tracing, workspace, row, send))
    const duration = Math.round(performance.now() - started)
    const wasStopped = stopping.signal.aborted && sent.statusCode === null
    return outcomeOf({ sent, row, now: clock(), duration, random: random(), wasStopped })
  }

  async function idle(): Promise<void> {
    while (running !== undefined || underWay.size > 0) await Promise.all([running, ...underWay])
  }

  return {
    look: lookNow,
    idle,
    async close() {
      closed = true
      stopListening()
      clearInterval(looking)
      const overdue = setTimeout(() => stopping.abort(), closeTimeout)
      await idle()
      clearTimeout(overdue)
      await sender.close()
    },
  }
}

/** An attempt as part of the trace of its write, if this process knows that, and else as a trace of its own. */
function traced(
  tracing: Tracing,
  workspace: string,
  row: ClaimedRow,
  send: () => Promise<Sent>,
): Promise<Sent> {
  const of = causeOf(workspace, row.revision === null ? 0 : row.write)
  const outcome = ({ statusCode, error }: Sent) => ({
    attributes: statusCode === null ? {} : { 'http.response.status_code': statusCode },
    failed: error !== null,
  })
  const attributes = { 'http.request.method': 'POST', 'docket.attempt': row.attempts }
  return tracing.span('send webhook', { kind: 'client', of, attributes, outcome }, send)
}

function shift(workspaces: Set<string>): string | undefined {
  const [first] = workspaces
  if (first !== undefined) workspaces.delete(first)
  return first
}
