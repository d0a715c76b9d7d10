import { z } from 'zod'
import { isolated } from '../../core/locale.ts'
import { TaskResponse } from '../../tasks/schemas.ts'
import type { Member } from '../model/commands/command.ts'
import type { SpeechContext } from '../model/commands/context.ts'
import type { Called, Turn } from '../model/turn.ts'
import { type DialogState, dialogStateOf } from './dialog-state.ts'
import { namesText, TEXTS, whenText } from './texts.ts'
import type { Texts } from './wording.ts'

/** One message being answered: the tools, the words, and what is remembered. */
export interface Session extends SpeechContext {
  texts: Texts
  /** What the previous answer left. */
  before: DialogState
  /** What this answer leaves for the next. */
  after: DialogState
  /** The members of the workspace, once they were needed. */
  members: Member[] | null
  /** Calls made so far. */
  calls: number
  call(name: string, args: Record<string, unknown>): Promise<Called>
}

export type Task = z.output<typeof TaskResponse>

export function sessionOf({
  language,
  locale,
  timeZone,
  habits,
  shown,
  now,
  remembered,
  remember,
  toolbox,
  signal,
}: Turn): Session {
  const before = dialogStateOf(remembered)
  const session: Session = {
    language,
    timeZone,
    habits,
    now,
    // In the user's variant of the language: their app shows dates and times in it, too.
    texts: { ...TEXTS[language], ...(locale !== null && { locale }), shown },
    before,
    after: { ...before, asked: null },
    members: null,
    calls: 0,
    async call(name, args) {
      signal.throwIfAborted()
      session.calls += 1
      const called = await toolbox.call(name, args)
      noteWritten(session, called)
      remember(session.after)
      return called
    },
  }
  remember(session.after)
  return session
}

/** Everything that one message wrote is undone together. */
function noteWritten({ before, after }: Session, { call: { changes } }: Called): void {
  const revisions = changes.map(({ revision }) => revision)
  if (revisions.length === 0) return
  const { written } = after
  after.written =
    written === null || written === before.written
      ? { first: Math.min(...revisions), calls: 1 }
      : { ...written, calls: written.calls + 1 }
}

const Listed = z.object({
  tasks: z.array(TaskResponse),
  next_cursor: z.string().nullable(),
  incomplete: z.boolean().optional(),
})
const Members = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })), me: z.string() })
const Projects = z.object({ projects: z.array(z.object({ id: z.int(), name: z.string() })) })

/** A tool refused: its reason is passed on to the user. */
export class Refused extends Error {
  override name = 'Refused'
}

/** It is not clear who is meant: the message is the answer. */
export class Unclear extends Error {
  override name = 'Unclear'
}

const resultOf = ({ call, result }: Called): Record<string, unknown> => {
  if (call.status !== 'done' || result === null) throw new Refused(call.detail ?? '')
  return result
}

/** @throws Refused */
export async function listed(
  session: Session,
  name: 'list_tasks' | 'search_tasks',
  args: Record<string, unknown>,
) {
  const { tasks, next_cursor, incomplete } = Listed.parse(resultOf(await session.call(name, args)))
  // What is meant may be among those that are missing: nothing is done to another one instead.
  if (incomplete) throw new Refused('Your tasks are still being indexed for search. Try again shortly.')
  return { tasks, hasMore: next_cursor !== null }
}

/** @throws Refused */
export async function projectsOf(session: Session): Promise<{ id: number; name: string }[]> {
  return Projects.parse(resultOf(await session.call('list_projects', {}))).projects
}

/** @throws Refused */
export async function membersOf(session: Session): Promise<Member[]> {
  if (session.members === null) {
    const { members, me } = Members.parse(resultOf(await session.call('list_members', {})))
    session.members = members.map(({ id, name }) => ({ id, name, isMe: id === me }))
  }
  return session.members
}

/**
 * Finds out the names of those whom the tasks are assigned to, before `described` says them. In a workspace of their own,
 * which has the user's id, all tasks are the user's. @throws Refused
 */
export async function knowAssignees(session: Session, tasks: readonly Task[]): Promise<void> {
  const isShared = tasks.some(({ user_id, assignees }) => assignees.some((id) => id !== user_id))
  if (isShared) await membersOf(session)
}

/** A write. @throws Refused */
export async function write(session: Session, name: string, args: Record<string, unknown>): Promise<Called> {
  const called = await session.call(name, args)
  resultOf(called)
  return called
}

export const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** A title or a name as it is put into a sentence. */
export function named(session: Session, name: string): string {
  const [open, close] = session.texts.quotes
  return `${open}${isolated(name)}${close}`
}

export const titled = (session: Session, tasks: readonly Pick<Task, 'title'>[]): string =>
  namesText(
    tasks.map(({ title }) => title),
    session.texts,
    (title) => named(session, title),
  )

/** Members as a sentence names them. */
export const memberNames = ({ texts }: Session, members: readonly Member[]): string =>
  namesText(
    members.map(({ isMe, name }) => (isMe ? texts.you : isolated(name))),
    texts,
    (name) => name,
  )

/** A task with all its details that matter. */
export function described(session: Session, task: Task, project?: string): string {
  const { texts } = session
  const { due, priority, labels, recurrence, user_id, assignees } = task
  const members = (session.members ?? []).filter(({ id }) => id !== user_id && assignees.includes(id))
  const parts = [
    ...(due === null ? [] : [texts.due(whenText(due, session))]),
    ...(recurrence === null ? [] : [texts.repeats]),
    ...(priority === 'none' ? [] : [texts.priority(priority)]),
    ...(project === undefined ? [] : [texts.inProject(named(session, project))]),
    ...(labels.length === 0 ? [] : [texts.labelled(labels.map(isolated).join(', '))]),
    ...(members.length === 0 ? [] : [texts.assignedTo(memberNames(session, members))]),
  ]
  return [named(session, task.title), ...parts].join(texts.comma)
}
