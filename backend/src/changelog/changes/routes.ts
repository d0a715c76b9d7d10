import { DocketError } from '../../core/errors.ts'
import { answer, guarded, type Routes } from '../../core/http.ts'
import { linkNext } from '../../core/pagination.ts'
import { UserPath } from '../../core/schemas.ts'
import type { Database } from '../../database/connection.ts'
import type { Resources } from '../resource.ts'
import { checkRetained, latestRevision } from '../retention.ts'
import { listChanges, listState } from './crud.ts'
import { ChangeQuery, changeCursor, changeSchemas, type SyncedChange } from './schemas.ts'
import { STATE_BEGINS, type StateCursor } from './state.ts'

interface Page {
  changes: SyncedChange[]
  cursor: Parameters<typeof changeCursor.encode>[0]
  has_more: boolean
}

/** Changes that are looked at for a page: a token may be allowed to read next to nothing of a long log. */
const LOOKED_AT = 10_000

export function changeRoutes(app: Routes, { db, resources }: { db: Database; resources: Resources }): void {
  type LogQuery = { workspaceId: string; names: string[]; limit: number }

  async function log({ workspaceId, names, limit }: LogQuery, since: number): Promise<Page> {
    const latest = await checkRetained(workspaceId, db.reader, since)
    const until = since + LOOKED_AT
    // One more than requested shows whether another page follows.
    const found = await listChanges(workspaceId, db.reader, resources, {
      since,
      until,
      names,
      limit: limit + 1,
    })
    const changes = found.slice(0, limit)
    const last = changes.at(-1)?.revision ?? since
    if (found.length > limit) return { changes, cursor: { since: last }, has_more: true }
    return { changes, cursor: { since: Math.max(last, Math.min(until, latest)) }, has_more: until < latest }
  }

  /** The log provides what is written meanwhile: it is followed from the revision at which the state began. */
  async function state(
    { workspaceId, names, limit }: LogQuery,
    from: number,
    place: StateCursor,
  ): Promise<Page> {
    const latest = await checkRetained(workspaceId, db.reader, from)
    const { changes, next } = await listState(workspaceId, db.reader, resources, { place, limit, names })
    if (next !== null) return { changes, cursor: { from, ...next }, has_more: true }
    return { changes, cursor: { since: from }, has_more: latest > from }
  }

  app.get(
    '/changes',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'listChanges',
        summary: 'List changes, oldest first, or stay in sync',
        description:
          'Every change to the data of the user, whoever made it: who, what, before and after, deletions included. With `since`, the log as it is. With an empty `cursor`, first the full state and then the changes: a client that replaces its copy of a resource with every `after`, and drops it where `after` is null, has what the server has. Includes only what the token may read.',
        tags: ['Changes'],
        params: UserPath,
        querystring: ChangeQuery,
        response: {
          200: answer('A page of changes.', changeSchemas(resources).ChangeListResponse, ['link']),
          ...guarded(410),
        },
      },
    },
    async (request, reply) => {
      const { since, cursor, limit } = request.query
      if (since !== undefined && cursor !== undefined) throw bothNamed()
      const { workspaceId } = request.actor
      const asked = { workspaceId, names: resources.readable(request.actor), limit }
      const page =
        cursor === undefined
          ? await log(asked, since ?? 0)
          : cursor === ''
            ? await state(asked, await latestRevision(workspaceId, db.reader), STATE_BEGINS)
            : 'since' in cursor
              ? await log(asked, cursor.since)
              : await state(asked, cursor.from, cursor)
      const next_cursor = changeCursor.encode(page.cursor)
      const next_since = 'since' in page.cursor ? page.cursor.since : null
      if (page.has_more)
        linkNext(reply, cursor === undefined ? { since: String(next_since) } : { cursor: next_cursor })
      const { changes, has_more } = page
      return reply.send({ changes, count: changes.length, next_cursor, next_since, has_more })
    },
  )
}

function bothNamed(): DocketError {
  const msg = 'Use either since or cursor, not both.'
  return new DocketError('VALIDATION_ERROR', `query.cursor: ${msg}`, {
    errors: [{ loc: ['query', 'cursor'], msg, type: 'conflict' }],
  })
}
