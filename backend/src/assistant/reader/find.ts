import { termsOf } from '../../search/model.ts'
import { filterOf, quoted } from '../model/commands/ask.ts'
import type { Ask, Target } from '../model/commands/command.ts'
import type { SpeechContext } from '../model/commands/context.ts'
import { type Reader, whole } from '../model/commands/forms.ts'
import { READERS } from '../model/commands/languages.ts'
import { listed as partsOf } from '../model/commands/target.ts'
import type { TaskAction } from './dialog-state.ts'
import { withMembers } from './members.ts'
import { isSame, listed, projectsOf, type Session, type Task } from './session.ts'

/** Finds the tasks that are meant. */

export type Found =
  | { is: 'tasks'; tasks: Task[] }
  /** One of these is meant; or these are only similar to what was said. */
  | { is: 'which'; words: string; tasks: Task[] }
  | { is: 'near'; words: string; tasks: Task[] }
  | { is: 'none'; words: string }
  | { is: 'unknown'; ids: number[] }
  /** No task meets the condition, in the project if one was named. */
  | { is: 'noneSo'; ask: Ask; project: string | null }
  /** Nothing that could be meant was spoken of; or everything is meant. */
  | { is: 'nothing' | 'everything' }
  | { is: 'tooMany' }

/** Most tasks to choose from. */
const CHOICES = 9
/** Most tasks to which something is done at once. */
export const MOST_TASKS = 20
const MOST_PARTS = 5
/** Most words that are searched one by one, when all together find nothing. */
const MOST_WORDS = 3
/** Most characters of a search. */
const LONGEST = 200

/** @param spoken the language of the command */
export async function find(
  session: Session,
  target: Target,
  action: TaskAction,
  spoken: SpeechContext['language'],
): Promise<Found[]> {
  const { about, shown, asked } = session.before
  switch (target.is) {
    case 'ids':
      return [await byIds(session, target.ids)]
    case 'it':
      return [about.length > 1 ? await which(session, about) : await byIds(session, about)]
    case 'those':
      return [await byIds(session, about.length > 1 ? about : shown.length > 0 ? shown : about)]
    case 'places': {
      const list = asked !== null && asked.is !== 'add' ? asked.ids : shown
      return [await byIds(session, placed(list, target.places))]
    }
    case 'asked':
      return [await byAsk(session, target.ask, spoken)]
    case 'within': {
      const projects = await projectsOf(session)
      const project = projects.find(({ name }) => isSame(name, target.ask.words))
      if (project === undefined) return await byText(session, target.text, action, spoken)
      return [await byAsk(session, target.ask, spoken, project.name)]
    }
    case 'everything':
      return [{ is: 'everything' }]
    case 'words':
      return await byText(session, target.words, action, spoken)
  }
}

/** @param places from 1; -1 is the last */
export const placed = (ids: readonly number[], places: readonly number[]): number[] =>
  places.map((place) => ids.at(place > 0 ? place - 1 : place)).filter((id) => id !== undefined)

async function which(session: Session, ids: readonly number[]): Promise<Found> {
  const found = await byIds(session, ids.slice(0, CHOICES))
  return found.is === 'tasks' && found.tasks.length > 1
    ? { is: 'which', words: '', tasks: found.tasks }
    : found
}

export async function byIds(session: Session, ids: readonly number[]): Promise<Found> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return { is: 'nothing' }
  if (wanted.length > MOST_TASKS) return { is: 'tooMany' }
  const possible = wanted.filter((id) => id > 0)
  const filter = `id in (${possible.join(', ')})`
  const { tasks } = possible.length === 0 ? { tasks: [] } : await listed(session, 'list_tasks', { filter })
  const found = wanted.map((id) => tasks.find((task) => task.id === id)).filter((task) => task !== undefined)
  const unknown = wanted.filter((id) => found.every((task) => task.id !== id))
  return unknown.length > 0 ? { is: 'unknown', ids: unknown } : { is: 'tasks', tasks: found }
}

async function byAsk(
  session: Session,
  said: Ask,
  spoken: SpeechContext['language'],
  named: string | null = null,
): Promise<Found> {
  const ask = await withMembers(session, said, READERS[spoken])
  const { words } = ask
  const isInside = named === null && words !== ''
  const projects = isInside ? await projectsOf(session) : []
  const project = named ?? projects.find(({ name }) => isSame(name, words))?.name ?? null
  if (isInside && project === null) return { is: 'none', words }
  const conditions = [filterOf(ask, session), project === null ? '' : `project = ${quoted(project)}`]
  const { tasks, hasMore } = await listed(session, 'list_tasks', {
    filter: conditions.filter(Boolean).join(' and '),
    sort: 'due,-priority',
    limit: MOST_TASKS,
  })
  if (hasMore) return { is: 'tooMany' }
  return tasks.length === 0 ? { is: 'noneSo', ask, project } : { is: 'tasks', tasks }
}

/** The tasks that the words mean; where they are a list, those of each item. */
async function byText(
  session: Session,
  words: string,
  action: TaskAction,
  spoken: SpeechContext['language'],
): Promise<Found[]> {
  if ([...words].length > LONGEST || termsOf(words).length === 0) return [{ is: 'none', words }]
  const all = await byWords(session, words, action)
  if (all.is !== 'none') return [all]
  const parts = partsOf(words, READERS[spoken])
  if (parts.length < 2) return [await near(session, words, READERS[spoken])]
  if (parts.length > MOST_PARTS) return [{ is: 'tooMany' }]
  const found: Found[] = []
  for (const part of parts) found.push(await byWords(session, part, action))
  return found
}

/** Searches open tasks before done ones; for reopening, the other way round. */
async function byWords(session: Session, words: string, action: TaskAction): Promise<Found> {
  const wanted = action.do === 'reopen'
  const search = async (complete: boolean) =>
    judged(words, (await listed(session, 'search_tasks', { q: words, complete, limit: 20 })).tasks, action)
  const found = await search(wanted)
  return found.is === 'none' ? await search(!wanted) : found
}

function judged(words: string, tasks: readonly Task[], action: TaskAction): Found {
  const exact = tasks.filter(({ title }) => isSame(title.trim(), words))
  if (exact.length === 1) return { is: 'tasks', tasks: exact }
  const clear = tasks.filter(({ title }) => isClear(words, title))
  const [only, ...others] = tasks
  if (only === undefined) return { is: 'none', words }
  if (action.do === 'delete') {
    // Nothing is deleted on a guess.
    if (others.length === 0)
      return clear.length === 1 ? { is: 'tasks', tasks: clear } : { is: 'near', words, tasks: [only] }
    return { is: 'which', words, tasks: tasks.slice(0, CHOICES) }
  }
  if (others.length === 0) return { is: 'tasks', tasks: [only] }
  if (clear.length === 1) return { is: 'tasks', tasks: clear }
  return { is: 'which', words, tasks: (clear.length > 1 ? clear : tasks).slice(0, CHOICES) }
}

/** Whether the title has the words themselves, or longer ones that begin with them. */
export function isClear(words: string, title: string): boolean {
  const there = termsOf(title).map(({ text }) => text)
  const wanted = termsOf(words)
  return (
    wanted.length > 0 &&
    wanted.every(({ text }) =>
      there.some((each) => each === text || (text.length > 2 && each.startsWith(text))),
    )
  )
}

/** The tasks that have some of the words. */
async function near(session: Session, words: string, { fillers }: Reader): Promise<Found> {
  const filler = whole(fillers)
  const terms = termsOf(words)
    .map(({ text }) => text)
    .filter((text) => [...text].length > 2 && !filler.test(text))
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS)
  const found = new Map<number, { task: Task; words: number }>()
  if (terms.length > 1) {
    for (const q of terms) {
      const { tasks } = await listed(session, 'search_tasks', { q, complete: false, limit: 3 })
      for (const task of tasks) found.set(task.id, { task, words: 1 + (found.get(task.id)?.words ?? 0) })
    }
  }
  const tasks = [...found.values()]
    .toSorted((a, b) => b.words - a.words)
    .map(({ task }) => task)
    .slice(0, MOST_WORDS)
  return tasks.length === 0 ? { is: 'none', words } : { is: 'near', words, tasks }
}
