import type { Language } from '@docket/grammar/lines/language.ts'
import { isolated } from '../../core/locale.ts'
import { filterOf, quoted } from '../model/commands/ask.ts'
import type { Ask, Assignee } from '../model/commands/command.ts'
import { todayOf } from '../model/commands/context.ts'
import { READERS } from '../model/commands/languages.ts'
import { withMembers } from './members.ts'
import {
  described,
  isSame,
  knowAssignees,
  listed,
  named,
  projectsOf,
  type Session,
  type Task,
} from './session.ts'
import { dayText, namesText } from './texts.ts'

/** Shows the tasks that were asked for. */

const SHOWN = 20
const ASKED = 100
const LONGEST = 200

interface Listing {
  tasks: Task[]
  hasMore: boolean
  /** What the words turned out to be: a project, a label, or words to search for. */
  about: string | null
}

/** @param language of the command @throws Refused, Unclear */
export async function show(session: Session, said: Ask, language: Language): Promise<string> {
  const { texts, after } = session
  const ask = await withMembers(session, said, READERS[language])
  const { tasks, hasMore, about } = await list(session, ask)
  const shown = tasks.slice(0, SHOWN)
  after.shown = shown.map(({ id }) => id)
  after.about = after.shown
  await knowAssignees(session, shown)
  const rest = tasks.length - shown.length
  return [
    headingOf(session, ask, about, `${texts.count(tasks.length)}${hasMore ? '+' : ''}`),
    ...shown.map((task) => `• ${described(session, task)}`),
    ...(rest > 0 ? [texts.more(rest, hasMore)] : []),
  ].join('\n')
}

/** The heading: what was asked for, and how many there are. */
export function headingOf(session: Session, ask: Ask, about: string | null, count: string): string {
  const { texts } = session
  const { period } = ask
  const day =
    period !== null && typeof period === 'object'
      ? dayText(Temporal.PlainDate.from(period.day), todayOf(session), texts)
      : null
  const assignee = ask.assignee === null ? [] : assigneeText(session, ask.assignee)
  const label = ask.label === null ? [] : [texts.labelled(named(session, ask.label))]
  const parts = [...texts.asked(ask, day), ...label, ...assignee, ...(about === null ? [] : [about])]
  return `${parts.join(texts.comma)}: ${count}`
}

function assigneeText({ texts }: Session, assignee: Assignee): string[] {
  switch (assignee.is) {
    case 'me':
      return [texts.assignedTo(texts.you)]
    case 'nobody':
      return [texts.assignedToNobody]
    case 'members':
      return [texts.assignedTo(namesText(assignee.names, texts, isolated))]
    case 'said':
      return []
  }
}

async function list(session: Session, ask: Ask): Promise<Listing> {
  const { texts } = session
  const sort = ask.state === 'done' ? '-updated_at' : 'due,-priority'
  const filter = filterOf(ask, session)
  const ordered = async (condition: string) =>
    await listed(session, 'list_tasks', {
      ...(condition !== '' && { filter: condition }),
      sort,
      limit: ASKED,
    })
  const { words } = ask
  if (words === '') return { ...(await ordered(filter)), about: null }
  const project = (await projectsOf(session)).find(({ name }) => isSame(name, words))
  const and = filter === '' ? '' : ' and '
  if (project !== undefined) {
    const found = await ordered(`${filter}${and}project = ${quoted(project.name)}`)
    return { ...found, about: texts.inProject(named(session, project.name)) }
  }
  if ([...words].length > LONGEST)
    return { tasks: [], hasMore: false, about: texts.about(named(session, words)) }
  const labelled = await ordered(`${filter}${and}label = ${quoted(words)}`)
  if (labelled.tasks.length > 0) return { ...labelled, about: texts.labelled(named(session, words)) }
  const found = await listed(session, 'search_tasks', {
    q: words,
    ...(filter !== '' && { filter }),
    limit: ASKED,
  })
  return { ...found, about: texts.about(named(session, words)) }
}

/** @throws Refused */
export async function showProjects(session: Session): Promise<string> {
  const names = (await projectsOf(session)).map(({ name }) => `• ${named(session, name)}`)
  return [`${session.texts.projects}: ${session.texts.count(names.length)}`, ...names].join('\n')
}
