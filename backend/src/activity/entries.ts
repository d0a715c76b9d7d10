import type { Language } from '@docket/grammar/lines/language.ts'
import type { Resources } from '../changelog/resource.ts'
import { listMoves } from '../changelog/transfers.ts'
import type { Actor } from '../core/auth.ts'
import { ROLES } from '../core/roles.ts'
import type { Queryable } from '../database/connection.ts'
import { memberNames } from '../members/crud.ts'
import { namesOfActors } from '../people/crud.ts'
import { type Row, titlesOf } from './crud.ts'
import { actionOf, assignmentOf, type Effect, fieldsOf, type State, taskOf } from './model.ts'
import type { ActivityEntry } from './schemas.ts'
import { sentence } from './texts.ts'

/** Makes entries of changes: who it was, what it was, and both in words. */

/** With the newest of its changes. */
type ToldEffect = Effect & { newest: Row }

/**
 * One for each write and resource. A write that changes one twice is told once, where its changes are on one page.
 * @param rows newest first
 */
function effectsOf(rows: readonly Row[], resources: Resources): ToldEffect[] {
  const effects = new Map<string, ToldEffect>()
  for (const row of rows) {
    const { resource, resource_id: id, write, user, earlier } = row
    const states = resources.statesOf(row)
    // Which instants follow from the time zone does not matter here.
    const show = (state: object | null): State | null => state && resources.show(resource, state, 'UTC')
    const [before, after] = [show(states.before), show(states.after)]
    const key = `${write} ${resource} ${id}`
    const later = effects.get(key)
    const isBack = before === null && earlier !== null
    // Its past was written with it.
    const moved = isBack && earlier >= write ? ('here' as const) : null
    if (later === undefined)
      effects.set(key, { resource, id, before, after, isBack, moved, user, newest: row })
    // What was made and is gone again is told as gone.
    else if (before !== null || later.after !== null) Object.assign(later, { before, isBack })
  }
  return [...effects.values()]
}

/** With moves to another workspace; without what only went along, which is told of the task. */
async function withMoves(
  effects: readonly ToldEffect[],
  workspaceId: string,
  db: Queryable,
): Promise<ToldEffect[]> {
  // Whatever came, or went, was made or deleted here.
  const perhaps = effects.filter(({ before, after }) => before === null || after === null)
  const moves = await listMoves(workspaceId, db, [...new Set(perhaps.map(({ newest }) => newest.write))])
  return effects.flatMap((effect) => {
    const { resource, before, after, newest } = effect
    const move = moves.get(newest.write)
    const isMoved = move !== undefined && (move === 'away' ? after : before) === null
    if (!isMoved) return [effect]
    if (resource === 'note' || resource === 'occurrence') return []
    return resource === 'task' || resource === 'project' ? [{ ...effect, moved: move }] : [effect]
  })
}

/** @param rows newest first */
export async function entriesOf(
  rows: readonly Row[],
  {
    actor,
    db,
    resources,
    language,
  }: { actor: Actor; db: Queryable; resources: Resources; language: Language },
): Promise<ActivityEntry[]> {
  const effects = await withMoves(effectsOf(rows, resources), actor.workspaceId, db)
  const own = rows.filter(({ user }) => user === actor.userId)
  const idsOf = (kind: Row['actor_kind']) => [
    ...new Set(own.filter(({ actor_kind }) => actor_kind === kind).map(({ actor_id }) => actor_id)),
  ]
  const tasks = effects
    .filter(({ resource }) => resource !== 'task')
    .flatMap((effect) => taskOf(effect) ?? [])
  const [people, names, titles] = await Promise.all([
    // Who may not even read tasks learns no names; what else a user has let in is for the user's own eyes.
    actor.scopes.has('tasks:read') ? memberNames(actor, db) : [],
    actor.kind === 'user'
      ? namesOfActors(actor.userId, db, { keys: idsOf('api_key'), clients: idsOf('oauth_client') })
      : new Map<string, string>(),
    titlesOf(actor.workspaceId, db, [...new Set(tasks)]),
  ])
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))

  function titleOf({ resource, id, before, after }: Effect, task: number | null): string | null {
    if (resource === 'member') return nameOf.get(id) ?? null
    if (resource !== 'task' && task !== null) return titles.get(task) ?? null
    const { title, name } = after ?? before ?? {}
    const found = title ?? name
    return typeof found === 'string' ? found : null
  }

  return effects.map((effect): ActivityEntry => {
    const { newest, resource, id, user } = effect
    const { revision, write, at, actor_kind: kind, actor_id } = newest
    const byOwn = user === actor.userId ? names.get(actor_id) : undefined
    const name = byOwn ?? nameOf.get(user ?? '') ?? null
    const action = actionOf(effect)
    const task_id = taskOf(effect)
    const title = titleOf(effect, task_id)
    const role =
      action === 'role_changed' ? (ROLES.find((each) => each === effect.after?.role) ?? null) : null
    const whom = membersIn(effect, action)
    return {
      ...{ revision, write, at, actor: { kind, id: actor_id, user_id: user, name } },
      ...{ action, resource, id, task_id, title, fields: fieldsOf(effect) },
      ...(whom !== undefined && { assignees: whom }),
      text: sentence(
        {
          ...{ action, resource, title, role, who: { kind, name } },
          whom: whom?.map((member) => nameOf.get(member) ?? null) ?? [],
          isOneself: whom?.length === 1 && whom[0] === user,
        },
        language,
      ),
    }
  })
}

/** Whom the task was assigned to or taken from; undefined for other actions. */
function membersIn(effect: Effect, action: ReturnType<typeof actionOf>): string[] | undefined {
  if (action === 'assigned') return assignmentOf(effect).added
  return action === 'unassigned' ? assignmentOf(effect).removed : undefined
}
