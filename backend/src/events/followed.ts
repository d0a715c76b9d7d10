import type { Resources } from '../changelog/resource.ts'
import { isRetained, readKeptOf } from '../changelog/retention.ts'
import { type Actor, userIsGone } from '../core/auth.ts'
import { clientIn, type Entered, entriesOf, memberOf } from '../core/entry.ts'
import { DocketError } from '../core/errors.ts'
import { notYours } from '../core/memberships.ts'
import type { Queryable } from '../database/connection.ts'
import { membershipsOfUser } from './crud.ts'
import { revisionIn } from './cursor.ts'
import { ofSeveral } from './frames.ts'
import { MOST, type Named } from './schemas.ts'
import type { Followed } from './streams.ts'

/** Which workspaces a stream of several shows, and from where. */

/** Where the client was, and what it asks for. */
export interface Asked {
  /** Undefined: all that the actor may enter. */
  workspaces: readonly Named[] | undefined
  /** The id of the last event. It takes precedence over the revisions of `workspaces`. */
  cursor: string | undefined
}

/**
 * @throws DocketError AUTH_FORBIDDEN for a workspace that the actor may not enter, or of which they may read nothing;
 * VALIDATION_ERROR where all are too many; AUTH_INVALID if the user is gone
 */
export async function followedBy(
  actor: Actor,
  db: Queryable,
  resources: Resources,
  { workspaces, cursor }: Asked,
): Promise<Followed> {
  const entered = actor.kind === 'user' ? await membershipsOfUser(actor.userId, db) : actor.workspaces
  const actors =
    workspaces === undefined
      ? allOf(actor, entered, resources)
      : namedOf(actor, entered, resources, workspaces)
  const kept = await readKeptOf([...actors.keys()], db)
  const asked = new Map(workspaces?.map(({ id, since }) => [actorIn(actor, entered, id).workspaceId, since]))
  const logs: Followed['logs'][number][] = []
  const gone: string[] = []
  for (const [id, within] of actors) {
    const range = kept.get(id)
    if (range === undefined) {
      // It was deleted at this moment.
      if (id === actor.userId) throw userIsGone()
      if (workspaces !== undefined) throw notYours()
      continue
    }
    const { latest } = range
    const known = cursor === undefined ? undefined : revisionIn(cursor, actor.userId, id)
    const since = known ?? asked.get(id) ?? latest
    if (isRetained(range, since)) logs.push({ actor: within, since, latest })
    else gone.push(id)
  }
  if (logs.length + gone.length === 0) throw notYours()
  const isFollowed = workspaces === undefined && entered !== undefined
  return {
    ...{ logs, gone, form: ofSeveral(actor.userId) },
    whole: isFollowed ? entriesOf(actor, entered) : undefined,
  }
}

type Actors = ReadonlyMap<string, Actor>

function allOf(actor: Actor, entered: Entered | undefined, resources: Resources): Actors {
  const ids = [...(actor.kind === 'user' ? [actor.userId] : []), ...(entered?.keys() ?? [])]
  // A key has one workspace.
  const all = entered === undefined ? [actor] : ids.map((id) => actorIn(actor, entered, id))
  const open = all.filter((each) => resources.visible(each).length > 0)
  // Refused as a path that names none.
  if (open.length === 0) resources.readable(all[0] ?? actorIn(actor, entered, 'me'))
  if (open.length > MOST) throw tooMany()
  return new Map(open.map((each) => [each.workspaceId, each]))
}

function namedOf(
  actor: Actor,
  entered: Entered | undefined,
  resources: Resources,
  named: readonly Named[],
): Actors {
  const actors = named.map(({ id }) => actorIn(actor, entered, id))
  for (const each of actors) resources.readable(each)
  return new Map(actors.map((each) => [each.workspaceId, each]))
}

/** The actor in the workspace that is named, as if a path named it. @throws DocketError AUTH_FORBIDDEN */
function actorIn(actor: Actor, entered: Entered | undefined, named: string): Actor {
  if (actor.workspaces !== undefined) return clientIn(actor, actor.workspaces, named)
  if (named === 'me' || named === actor.workspaceId) return actor
  const role = actor.kind === 'user' ? entered?.get(named) : undefined
  if (role === undefined) throw notYours()
  return memberOf(actor, named, role)
}

const tooMany = () =>
  new DocketError('VALIDATION_ERROR', `You may enter more than ${MOST} workspaces: name those to follow.`)
