import { targetOf } from '../model/commands/ask.ts'
import { likelyNames } from '../model/commands/assign.ts'
import type { SpokenCommand } from '../model/commands/command.ts'
import { READERS } from '../model/commands/languages.ts'
import { doTo } from './actions.ts'
import { type Named, namedIn, noMember, severalMembers } from './members.ts'
import { membersOf, type Session } from './session.ts'

/** Assigns tasks to the members who are named. @returns undefined where none is, and something else is meant @throws Refused */
export async function assign(
  session: Session,
  { ways, has, otherwise, language }: Extract<SpokenCommand, { do: 'assign' }>,
): Promise<string | undefined> {
  const reader = READERS[language]
  const members = await membersOf(session)
  let unclear: Extract<Named, { is: 'several' }> | undefined
  for (const { task, names } of ways) {
    const named = namedIn(names, members, reader)
    if (named.is === 'members') {
      const target = targetOf(task, reader, { ...session, language })
      const change = { to: 'assignees' as const, members: named.members, has }
      return await doTo(session, { target, language }, { do: 'change', change })
    }
    if (named.is === 'several') unclear ??= named
  }
  if (unclear !== undefined) return severalMembers(session, unclear)
  return otherwise === undefined ? noMember(session, likelyNames(ways, reader), members) : undefined
}
