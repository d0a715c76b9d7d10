import type { FastifyRequest } from 'fastify'
import type { Actor } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import type { IdempotencyKey } from './idempotency.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** Who writes, when, and the idempotency key of the request, if it has one. */
export interface Write {
  actor: Actor
  at: Date
  key: IdempotencyKey | null
  /** Whom the log names instead of the actor: the service, for what it does in a user's workspace by itself. */
  by?: { kind: 'service'; id: string }
  /** The unit of work that the write is part of, if any. */
  within?: UnitOfWork | undefined
  /** Whether to report only what the write would do. */
  dryRun?: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** How the request writes, unless it writes on its own and at once. */
    writing: Pick<Write, 'within' | 'dryRun'> | null
  }
}

/** The `Write` of a request. */
export function writeOf(
  request: Pick<FastifyRequest, 'actor' | 'idempotencyKey' | 'writing'>,
  clock: Clock,
): Write {
  return { actor: request.actor, at: clock(), key: request.idempotencyKey, ...request.writing }
}

/** For whom the actor writes, where the log does not tell by its kind: a key or a client in a shared workspace. */
export const userToLog = ({ actor }: Pick<Write, 'actor'>): string | null =>
  actor.role === undefined || actor.kind === 'user' ? null : actor.userId

/**
 * Whether the write may be a single statement; otherwise it must be part of a transaction, in which the workspace's row
 * is locked while checks run: for an actor limited to one project, what it writes to; for one with an hourly limit,
 * what it has written; for a key or a client in a shared workspace, so that the log tells whose it is.
 */
export const isAlone = ({ within, dryRun, actor }: Write): boolean =>
  within === undefined &&
  dryRun !== true &&
  actor.projectId === undefined &&
  actor.writesPerHour === undefined &&
  userToLog({ actor }) === null

/** What a statement that writes records of the write, apart from `:workspace`. */
export function writeParameters({ actor, at, key, by }: Write) {
  const { kind, id } = by ?? actor
  return {
    actor_kind: kind,
    actor_id: id,
    at: at.toISOString(),
    idempotency_key: key?.key ?? null,
    fingerprint: key?.fingerprint ?? null,
  }
}

export type WriteParameters = ReturnType<typeof writeParameters>
