import { z } from 'zod'
import { KINDS, kinds, Snapshot } from '../core/kinds.ts'
import { cursorOf, Limit } from '../core/pagination.ts'
import { ActorKind, Instant, Revision } from '../core/schemas.ts'

const SnapshotOrNull = Snapshot.nullable().meta({
  description: 'The resource as its own endpoint shows it; null where it does not exist.',
})
/** The members of a change that hold snapshots. */
const snapshots = ['before', 'after']

const Actor = z.strictObject({
  kind: z.enum([...ActorKind.options, 'webhook']),
  id: z.string().meta({
    description:
      "The user's id, the API key's, that of the AI client, or that of the webhook whose receiver answered 410.",
  }),
})

export const Change = z
  .strictObject({
    revision: z.int().meta({ description: 'Counts 1, 2, 3, … for each user, without gaps.' }),
    at: Instant,
    actor: Actor,
    write: z.int().meta({
      description:
        'The first revision of the request that made it: what belongs together, and is undone together.',
    }),
    action: z.enum(['created', 'updated', 'deleted', 'purged']).meta({
      description:
        '`purged` when what it was is forgotten, and for the purging itself: nothing of it is left but that it was.',
    }),
    resource: z.enum(KINDS),
    resource_id: z.string(),
    before: SnapshotOrNull,
    after: SnapshotOrNull,
  })
  .meta({ id: 'Change' })
  .register(kinds, { snapshots })
export type Change = z.output<typeof Change>

/** A place in the log, or in the whole state that precedes it. */
export const changeCursor = cursorOf(
  z.union([
    z.strictObject({ since: z.int().nonnegative() }),
    z.strictObject({
      /** The log is followed from this revision once the state is complete. */
      from: z.int().nonnegative(),
      part: z.int().nonnegative(),
      after: z.array(z.int().nonnegative()).min(1).max(2),
    }),
  ]),
)

/** A change of the log or, in the whole state, a thing that exists, whoever created it. */
const SyncedChange = z
  .strictObject({
    ...Change.shape,
    at: Instant.nullable().meta({ description: 'Null only for what is `present`.' }),
    actor: Actor.nullable().meta({ description: 'Null only for what is `present`.' }),
    action: z.enum([...Change.shape.action.options, 'present']).meta({
      description:
        '`present` in the whole state that an empty cursor gives. `deleted` and `purged` are tombstones: `after` is null.',
    }),
  })
  .meta({ id: 'SyncedChange' })
  .register(kinds, { snapshots })
export type SyncedChange = z.output<typeof SyncedChange>

export const DryRunQuery = z.strictObject({
  dry_run: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({ type: 'boolean', description: 'Writes nothing, and tells what would be written.' }),
})

export const DryRunResponse = z
  .strictObject({
    dry_run: z.literal(true),
    revision: z.int().meta({ description: "The user's last revision, which stays it." }),
    changes: z.array(Change).meta({ description: 'What would be logged, at most the first 1,000.' }),
    count: z.int().meta({ description: 'How many changes it would be.' }),
  })
  .meta({ id: 'DryRunResponse', description: 'What a write would change.' })
export type DryRunResponse = z.output<typeof DryRunResponse>

export const ChangeListResponse = z
  .strictObject({
    changes: z.array(SyncedChange),
    count: z.int().meta({ description: 'How many changes are in this answer.' }),
    next_cursor: z.string().meta({ description: 'Send it as `cursor` to go on from here, now or later.' }),
    next_since: z
      .int()
      .nullable()
      .meta({ description: 'The same as a revision for `since`; null while the whole state is given.' }),
    has_more: z.boolean().meta({ description: 'Whether more is there already.' }),
  })
  .meta({ id: 'ChangeListResponse' })

export const ChangeQuery = z.strictObject({
  since: Revision.transform(Number).optional().meta({
    type: 'integer',
    minimum: 0,
    default: 0,
    description: 'Only changes after this revision: the log as it is.',
  }),
  cursor: z
    .union([z.literal(''), changeCursor.schema])
    .optional()
    .meta({
      type: 'string',
      description:
        'To stay in sync: empty at first, which gives the whole state, then `next_cursor` of the answer before. Not with `since`.',
    }),
  limit: Limit,
})
