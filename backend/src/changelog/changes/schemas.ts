import { z } from 'zod'
import { cursorOf, Limit } from '../../core/pagination.ts'
import { Instant, LoggedActorKind, Revision } from '../../core/schemas.ts'
import { onceFor, type Resources } from '../resource.ts'
import { holders, Snapshot } from '../snapshots.ts'

const SnapshotOrNull = Snapshot.nullable().meta({
  description: 'The resource as its own endpoint returns it; null if it does not exist at that point.',
})
/** The members of a change that hold snapshots. */
const snapshots = ['before', 'after']

export const Actor = z.strictObject({
  kind: LoggedActorKind,
  id: z.string().meta({
    description:
      'The id of the user, API key, AI client or conversation, of the webhook whose receiver answered 410, or of what the service itself did, such as `notifications`.',
  }),
  user_id: z.string().optional().meta({
    description: 'The user for whom a key, a client or the assistant wrote in a shared workspace.',
  }),
})

/** The schemas that name the resources. */
export const changeSchemas = onceFor((resources: Resources) => {
  const Change = z
    .strictObject({
      revision: z.int().meta({ description: 'Numbered 1, 2, 3, … in its workspace, without gaps.' }),
      at: Instant,
      actor: Actor,
      write: z.int().meta({
        description:
          'The first revision of the request that made the change. Changes with the same `write` are undone together.',
      }),
      action: z.enum(['created', 'updated', 'deleted', 'purged']).meta({
        description:
          '`purged` marks a change whose content was permanently erased, and the erasure itself: only the fact that it happened is kept.',
      }),
      resource: z.enum(resources.names),
      resource_id: z.string(),
      before: SnapshotOrNull,
      after: SnapshotOrNull,
    })
    .meta({ id: 'Change' })
    .register(holders, { snapshots })

  /** A change of the log or, in the whole state, a thing that exists, whoever created it. */
  const SyncedChange = z
    .strictObject({
      ...Change.shape,
      at: Instant.nullable().meta({ description: 'Null only if `action` is `present`.' }),
      actor: Actor.nullable().meta({ description: 'Null only if `action` is `present`.' }),
      action: z.enum([...Change.shape.action.options, 'present']).meta({
        description:
          '`present`: an existing resource, in the full state that an empty cursor returns. `deleted` and `purged` are tombstones: `after` is null.',
      }),
    })
    .meta({ id: 'SyncedChange' })
    .register(holders, { snapshots })

  const DryRunResponse = z
    .strictObject({
      dry_run: z.literal(true),
      revision: z.int().meta({ description: "The user's current revision, which does not change." }),
      changes: z.array(Change).meta({ description: 'What would be logged, at most the first 1,000.' }),
      count: z.int().meta({ description: 'Number of changes that would be made.' }),
    })
    .meta({ id: 'DryRunResponse', description: 'What a write would change.' })

  const ChangeListResponse = z
    .strictObject({
      changes: z.array(SyncedChange),
      count: z.int().meta({ description: 'Number of changes in this response.' }),
      next_cursor: z
        .string()
        .meta({ description: 'Send it as `cursor` to continue from here, now or later.' }),
      next_since: z.int().nullable().meta({
        description:
          'The same position as a revision for `since`; null while the full state is being returned.',
      }),
      has_more: z.boolean().meta({ description: 'Whether more changes are available now.' }),
    })
    .meta({ id: 'ChangeListResponse' })

  return { Change, SyncedChange, DryRunResponse, ChangeListResponse }
})
type Schemas = ReturnType<typeof changeSchemas>
export type Change = z.output<Schemas['Change']>
export type SyncedChange = z.output<Schemas['SyncedChange']>
export type DryRunResponse = z.output<Schemas['DryRunResponse']>

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

export const DryRunQuery = z.strictObject({
  dry_run: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({ type: 'boolean', description: 'Write nothing, and return what would be written.' }),
})

export const ChangeQuery = z.strictObject({
  since: Revision.transform(Number).optional().meta({
    type: 'integer',
    minimum: 0,
    default: 0,
    description: 'Return the log after this revision, as it is.',
  }),
  cursor: z
    .union([z.literal(''), changeCursor.schema])
    .optional()
    .meta({
      type: 'string',
      description:
        'To stay in sync: empty at first, which returns the full state, then `next_cursor` of the previous response. Cannot be combined with `since`.',
    }),
  limit: Limit,
})
