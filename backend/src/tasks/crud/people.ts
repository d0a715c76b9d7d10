import type { Actor } from '../../core/auth.ts'
import type { Queryable } from '../../database/connection.ts'
import type { Filter } from '../../filters/model/ast.ts'
import { namesMembers, type People } from '../../filters/model/people.ts'
import { memberNames } from '../../members/crud.ts'

/** Whom the filters may mean. The members are asked for only if one names them: `me` is known. */
export async function peopleFor(
  actor: Pick<Actor, 'userId' | 'workspaceId' | 'role'>,
  db: Queryable,
  filters: readonly Filter[],
): Promise<People> {
  return { me: actor.userId, members: filters.some(namesMembers) ? await memberNames(actor, db) : [] }
}
