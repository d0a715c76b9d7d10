import type { Language } from '@docket/grammar/lines/language.ts'
import type { When } from '../../core/dates.ts'
import { wallClockOf } from '../../core/dates.ts'
import { isolated } from '../../core/locale.ts'
import type { Change, Target } from '../model/commands/command.ts'
import { whenOf } from '../model/commands/context.ts'
import type { TaskAction } from './dialog-state.ts'
import { type Found, find, MOST_TASKS } from './find.ts'
import {
  isSame,
  memberNames,
  named,
  projectsOf,
  Refused,
  type Session,
  type Task,
  titled,
  write,
} from './session.ts'
import { headingOf } from './show.ts'
import { whenText } from './texts.ts'

/** Does something to existing tasks, and reports what. */

/** @param vague whether to ask first if these tasks are meant */
export async function doTo(
  session: Session,
  { target, vague = false, language }: { target: Target; vague?: boolean; language: Language },
  action: TaskAction,
): Promise<string> {
  const found = await find(session, target, action, language)
  const known = found.flatMap((each) => (each.is === 'tasks' ? each.tasks : []))
  const tasks = [...new Map(known.map((task) => [task.id, task])).values()]
  // A user who refers to a list has not named what is in it.
  const isList = target.is === 'those' && tasks.length > 1 && action.do === 'delete'
  const isVague = vague || target.is === 'asked' || target.is === 'within' || isList
  if (vague && tasks.length === 0) return session.texts.unknown(session.texts.examples)
  const said =
    tasks.length === 0
      ? []
      : [isVague ? askToConfirm(session, tasks, action) : await apply(session, tasks, action)]
  return [
    ...said,
    ...found.filter(({ is }) => is !== 'tasks').map((each) => asked(session, each, action)),
  ].join('\n')
}

function askToConfirm(session: Session, tasks: readonly Task[], action: TaskAction): string {
  session.after.asked = { is: 'confirm', action, ids: tasks.map(({ id }) => id) }
  return session.texts.confirm(titled(session, tasks), action.do, tasks.length)
}

/** Says why the action is not done, or asks. */
function asked(session: Session, found: Found, action: TaskAction): string {
  const { texts, after } = session
  const choice = (tasks: readonly Task[]): string[] => {
    after.asked = { is: 'which', action, ids: tasks.map(({ id }) => id) }
    return [...tasks.map((task, index) => `${index + 1}. ${named(session, task.title)}`), texts.whichHint]
  }
  switch (found.is) {
    case 'tasks':
      return ''
    case 'which':
      return [
        texts.which(found.words === '' ? '' : named(session, found.words)),
        ...choice(found.tasks),
      ].join('\n')
    case 'near': {
      const [only, ...others] = found.tasks
      const none = texts.notFound(named(session, found.words))
      if (only !== undefined && others.length === 0) return `${none} ${askToConfirm(session, [only], action)}`
      return [`${none} ${texts.near}`, ...choice(found.tasks)].join('\n')
    }
    case 'none':
      return texts.notFound(named(session, found.words))
    case 'unknown':
      return texts.noSuchTask(isolated(found.ids.map((id) => `#${id}`).join(', ')))
    case 'noneSo':
      return headingOf(
        session,
        found.ask,
        found.project === null ? null : texts.inProject(named(session, found.project)),
        texts.count(0),
      )
    case 'nothing':
      return texts.nothingMeant
    case 'everything':
      return texts.everything
    case 'tooMany':
      return texts.tooMany(MOST_TASKS)
  }
}

/** Does the action, as one write. @throws Refused */
export async function apply(session: Session, tasks: readonly Task[], action: TaskAction): Promise<string> {
  session.after.about = tasks.map(({ id }) => id)
  const { texts } = session
  switch (action.do) {
    case 'done':
      return await complete(session, tasks)
    case 'reopen': {
      const closed = tasks.filter((task) => task.complete)
      if (closed.length === 0) return texts.openAlready(titled(session, tasks), tasks.length)
      await writeEach(session, closed, 'complete_task', { complete: false })
      return texts.reopened(titled(session, closed), closed.length)
    }
    case 'delete':
      await writeEach(session, tasks, 'delete_task', {})
      return texts.deleted(titled(session, tasks), tasks.length)
    case 'change':
      return await change(session, tasks, action.change)
  }
}

async function complete(session: Session, tasks: readonly Task[]): Promise<string> {
  const { texts } = session
  const open = tasks.filter((task) => !task.complete)
  if (open.length === 0) return texts.doneAlready(titled(session, tasks), tasks.length)
  const results = await writeEach(session, open, 'complete_task', { complete: true })
  const [after] = results
  // A recurring task stays open, on its next date.
  if (open.length === 1 && after?.complete === false && after.due) {
    return texts.again(titled(session, open), whenText(after.due, session))
  }
  return texts.done(titled(session, open), open.length)
}

/** The tools as operations of a batch. */
const OPERATIONS = {
  complete_task: { method: 'PATCH', path: (id: number) => `/tasks/${id}/complete` },
  update_task: { method: 'PATCH', path: (id: number) => `/tasks/${id}` },
  delete_task: { method: 'DELETE', path: (id: number) => `/tasks/${id}` },
} as const

/** @param argumentsOf the tool's arguments, for all tasks or for each @returns the tasks as they are afterwards */
async function writeEach(
  session: Session,
  tasks: readonly Task[],
  tool: keyof typeof OPERATIONS,
  argumentsOf: object | ((task: Task) => object),
): Promise<Partial<Task>[]> {
  const bodyOf = (task: Task) => (typeof argumentsOf === 'function' ? argumentsOf(task) : argumentsOf)
  const [only, ...others] = tasks
  if (only !== undefined && others.length === 0) {
    const { result } = await write(session, tool, { task_id: only.id, ...bodyOf(only) })
    return [result as Partial<Task>]
  }
  const { method, path } = OPERATIONS[tool]
  const operations = tasks.map((task) => ({
    method,
    path: path(task.id),
    ...(method === 'PATCH' && { body: bodyOf(task) }),
  }))
  await write(session, 'batch', { operations })
  return []
}

async function change(session: Session, tasks: readonly Task[], to: Change): Promise<string> {
  const { texts } = session
  const titles = titled(session, tasks)
  const edit = (argumentsOf: object | ((task: Task) => object)) =>
    writeEach(session, tasks, 'update_task', argumentsOf)
  switch (to.to) {
    case 'title':
      await edit({ title: to.title })
      return texts.renamed(titles, named(session, to.title))
    case 'due':
    case 'later': {
      if (to.line === null) {
        await edit({ due: null })
        return texts.unscheduled(titles)
      }
      const { line, language } = to
      const due = (task: Task) => movedTo(session, task, { line, language, later: to.to === 'later' })
      await edit((task) => ({ due: due(task) }))
      const days = [...new Set(tasks.map((task) => whenText(due(task), session)))]
      return texts.moved(titles, days.join(texts.comma))
    }
    case 'priority':
      await edit({ priority: to.priority })
      return texts.prioritised(titles, to.priority)
    case 'project': {
      const projects = await projectsOf(session)
      const project = projects.find(({ name }) => isSame(name, to.name))
      const names = projects.map(({ name }) => named(session, name)).join(texts.comma)
      if (project === undefined) return texts.noProject(named(session, to.name), names)
      await edit({ project_id: project.id })
      return texts.put(titles, named(session, project.name))
    }
    case 'label': {
      const { name, has } = to
      const without = (task: Task) => task.labels.filter((label) => !isSame(label, name))
      await edit((task) => ({ labels: has ? [...without(task), name] : without(task) }))
      return (has ? texts.tagged : texts.untagged)(titles, named(session, name))
    }
    case 'assignees': {
      const { members, has } = to
      const ids = members?.map(({ id }) => id)
      const without = (task: Task) => task.assignees.filter((id) => ids?.includes(id) === false)
      await edit((task) => ({ assignees: has ? [...without(task), ...(ids ?? [])] : without(task) }))
      const names = members === null ? null : memberNames(session, members)
      return has && names !== null ? texts.assigned(titles, names) : texts.unassigned(titles, names)
    }
  }
}

/** A day alone keeps the time of the task; a time alone keeps its day. */
function movedTo(
  session: Session,
  { due }: Task,
  { line, language, later }: { line: string; language: Language; later: boolean },
): When {
  const spoken = { ...session, language }
  const base = due === null || !later ? session.now : instantOf(due, session.timeZone)
  const day = due === null ? null : { date: due.date }
  const said = whenOf(line, { ...spoken, now: base }, day)
  // Later than any supported date.
  if (said === undefined) throw new Refused('')
  if (said.time !== undefined || due?.time === undefined) return said
  const { time, time_zone } = due
  return { ...said, time, ...(time_zone !== undefined && { time_zone }) }
}

const instantOf = (
  due: { date: string; time?: string | undefined; time_zone?: string | undefined },
  zone: string,
) => {
  const when = { date: due.date, time: due.time ?? '12:00' }
  return new Date(wallClockOf(when).toZonedDateTime(due.time_zone ?? zone).epochMilliseconds)
}
