import { DocketProblem } from '@docket/sdk'
import { useMemo } from 'react'
import { docket } from '../../data/docket.ts'
import { type State, type Task, useReplica, useWorkspaceId } from '../../data/index.ts'
import { mayPass, useQuery } from '../../session/query.ts'
import { folded } from '../../text/rank.ts'
import { useSettled } from '../../ui/use-settled.ts'
import { type Mistake, mistakeOf } from '../sidebar-items/use-filter-check.ts'
import { delayAfter, type Failure, failureOf } from './failure.ts'
import { type Range, rangesOf } from './marks.ts'

/** Debounce in milliseconds before the service is asked. */
const PAUSE = 150
const MOST = 100
/** Milliseconds until the service is asked again, while its index lacks tasks. */
const AGAIN = 3_000

export interface SearchInput {
  q: string
  filter: string
}

export interface FoundTask {
  id: number
  title: readonly Range[]
  /** An excerpt of the description or of a note, if something is marked there. */
  beside: { text: string; ranges: readonly Range[] } | null
}

export interface SearchResult {
  found: readonly FoundTask[]
  /** Whether there may be more results than are shown. */
  isMore: boolean
  /** Whether the service does not search all tasks yet; it is asked again until it does. */
  isIncomplete: boolean
  /** `waiting`: the service does not answer, so these are the tasks of this browser. */
  state: 'nothing' | 'searching' | 'done' | 'wrong' | 'waiting'
  mistake: Mistake | null
  /** Why the service does not answer, while it does not. */
  failure: Failure | null
}

/** What to mark in a task, as the service returns it. */
interface Match {
  title: Range[]
  description: Range[]
  notes: { body: string; ranges: Range[] }[]
}

/**
 * At once what the browser finds itself, then what the service finds: ranked, and with typing mistakes. Asks again until
 * the service answers.
 */
export function useSearch(sought: SearchInput): SearchResult {
  const { q, filter } = sought
  const local = useLocalSearch(q)
  const workspaceId = useWorkspaceId()
  const asked = useSettled(
    useMemo(() => ({ q: q.trim(), filter: filter.trim() }), [q, filter]),
    PAUSE,
  )
  const isAsked = asked.q !== '' || asked.filter !== ''
  const { data, error, failureReason, failureCount, fetchStatus } = useQuery({
    queryKey: ['search', workspaceId, asked],
    enabled: isAsked,
    retry: (_, error) => mayPass(error),
    retryDelay: delayAfter,
    queryFn: async ({ signal }) => {
      const query = {
        limit: MOST,
        ...(asked.q !== '' && { q: asked.q }),
        ...(asked.filter !== '' && { filter: asked.filter }),
      }
      const { data } = await docket.api.GET('/api/{user_id}/tasks', {
        params: { path: { user_id: workspaceId }, query },
        signal,
      })
      return data
    },
    refetchInterval: ({ state }) => (state.data?.incomplete ? AGAIN : false),
  })
  const failure = useMemo(
    () => (failureReason === null ? null : failureOf(failureReason, failureCount - 1, Date.now())),
    [failureReason, failureCount],
  )
  const isSettled = asked.q === q.trim() && asked.filter === filter.trim()
  const remote = useMemo(() => data?.tasks.map((task, index) => foundOf(task, data.matches?.[index])), [data])
  if (q.trim() === '' && filter.trim() === '') {
    return { found: [], isMore: false, isIncomplete: false, state: 'nothing', mistake: null, failure: null }
  }
  // Only the service understands filters.
  const meanwhile = filter.trim() === '' ? local : []
  const common = {
    found: meanwhile.slice(0, MOST),
    isMore: meanwhile.length > MOST,
    isIncomplete: false,
    mistake: null,
    failure: null,
  }
  if (!isSettled) return { ...common, state: 'searching' }
  if (error instanceof DocketProblem && error.status === 422) {
    return { ...common, state: 'wrong', mistake: mistakeOf(error) }
  }
  if (remote !== undefined) {
    const isIncomplete = data?.incomplete === true
    // This browser may know of those that the service does not find yet.
    const found = isIncomplete ? united(remote, common.found) : remote
    return { ...common, found, isMore: data?.next_cursor !== null, isIncomplete, state: 'done' }
  }
  // Without a connection nothing is asked, so nothing fails.
  const offline = fetchStatus === 'paused' ? ({ kind: 'offline', again: null } as const) : null
  const why = offline ?? failure
  return why === null ? { ...common, state: 'searching' } : { ...common, state: 'waiting', failure: why }
}

function united(first: readonly FoundTask[], others: readonly FoundTask[]): FoundTask[] {
  const known = new Set(first.map(({ id }) => id))
  return [...first, ...others.filter(({ id }) => !known.has(id))].slice(0, MOST)
}

function foundOf(task: Task, match: Match | undefined): FoundTask {
  const { id, description } = task
  if (match === undefined) return { id, title: [], beside: null }
  const [note] = match.notes
  const beside =
    match.description.length > 0
      ? { text: description ?? '', ranges: match.description }
      : note === undefined
        ? null
        : { text: note.body, ranges: note.ranges }
  return { id, title: match.title, beside }
}

/** Tasks with all words in their title, description or labels; first those with all of them in the title. */
function useLocalSearch(q: string): FoundTask[] {
  const tasks = useReplica((state) => state.tasks)
  return useMemo(() => searchTasks(tasks, q), [tasks, q])
}

function searchTasks(tasks: State['tasks'], q: string): FoundTask[] {
  const words = folded(q)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const inTitle: FoundTask[] = []
  const beside: FoundTask[] = []
  for (const { id, title, description, labels } of tasks.values()) {
    const text = folded([title, description ?? '', ...labels].join('\n'))
    if (!words.every((word) => text.includes(word))) continue
    const ofTitle = rangesOf(title, words)
    const ofDescription = rangesOf(description ?? '', words)
    const found: FoundTask = {
      id,
      title: ofTitle,
      beside: ofDescription.length > 0 ? { text: description ?? '', ranges: ofDescription } : null,
    }
    if (ofTitle.length > 0) inTitle.push(found)
    else beside.push(found)
    // No more can be shown; the service ranks them all.
    if (inTitle.length > MOST) break
  }
  return [...inTitle, ...beside]
}
