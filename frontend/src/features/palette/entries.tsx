import { useNavigate } from '@tanstack/react-router'
import { CircleCheck, Languages, Plus, Search, Terminal } from 'lucide-react'
import { useMemo } from 'react'
import { isAllowed, isOffered } from '../../commands/command.ts'
import { useShortcuts } from '../../commands/index.ts'
import { useOtherWorkspaces } from '../../data/every-workspace.tsx'
import { type State, type Task, useActions, useIsShared, useMay, useReplica } from '../../data/index.ts'
import { LANGUAGES, nameOfLanguage, setLanguage } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { folded } from '../../text/rank.ts'
import { toasts } from '../../ui/toast.tsx'
import { LONGEST_LINE, writtenIn } from '../lines/language.ts'
import { useOpenTask } from '../task/open-task.ts'
import { useGoTo } from '../workspaces/go-to.ts'
import { COMMANDS, keywordsOf } from './catalogue.ts'
import { PALETTE_COMMANDS } from './commands.ts'
import { type Entry, ICON } from './entry.ts'
import { matches, SIMILAR } from './match.ts'
import { type PlaceEntry, usePlaces } from './places.tsx'
import { useRecent } from './recent.ts'

export interface EntryGroup {
  name: 'recent' | 'go' | 'commands' | 'tasks' | 'more'
  items: Entry[]
}

const MOST_TASKS = 8
const MOST = 8
const MOST_RECENT = 6

/** The matches for the query: places, commands, tasks, the best group first; last, what to do with the text itself. */
export function useEntries(query: string): EntryGroup[] {
  const places = usePlaces()
  const commands = useCommandEntries()
  const tasks = useTasks(query)
  const more = useTextEntries(query)
  const recent = useRecentEntries(places)
  return useMemo(() => {
    if (query.trim() === '') {
      const known = new Set(recent.map(({ key }) => key))
      const left = (entries: readonly Entry[]) =>
        entries.filter(({ isSought, key }) => isSought !== true && !known.has(key))
      return some([
        { name: 'recent', items: recent },
        { name: 'go', items: left(places) },
        { name: 'commands', items: left(commands) },
      ])
    }
    const found = (name: 'go' | 'commands', entries: readonly Entry[]) => {
      const best = matches(entries, query).slice(0, MOST)
      return { name, items: best.map(({ item }) => item), rank: best[0]?.rank ?? 0 }
    }
    const groups = [
      found('go', places),
      found('commands', commands),
      // Before what is only similar.
      { name: 'tasks' as const, items: tasks, rank: SIMILAR + 1 },
    ]
    const best = groups.toSorted((one, other) => other.rank - one.rank)
    return some([...best, { name: 'more', items: more }])
  }, [query, places, commands, tasks, more, recent])
}

const some = (groups: readonly EntryGroup[]): EntryGroup[] => groups.filter(({ items }) => items.length > 0)

/**
 * Every command, once each: if several parts of the page offer one, the part with the focus does it. One that has
 * nothing to work on is found all the same, and says so.
 */
function useCommandEntries(): Entry[] {
  const { t, language } = useTranslation()
  const { signOut, user } = useSession()
  const navigate = useNavigate()
  const isAdmin = user?.role === 'admin'
  const isShared = useIsShared()
  const shortcuts = useShortcuts()
  return useMemo(() => {
    const context = { signOut, isAdmin, isShared, administer: () => navigate({ to: '/admin' }) }
    const own = Object.values(PALETTE_COMMANDS).map(
      (command) => [command.id, () => command.run(context)] as const,
    )
    const hidden = Object.values(PALETTE_COMMANDS).filter((command) => !isOffered(command, context))
    const runs = new Map<string, () => unknown>(own)
    for (const { id, run, active, palette } of shortcuts) {
      if (!active || !palette) continue
      const older = runs.get(id)
      runs.set(id, () => run() !== false || (older?.() ?? false))
    }
    const refuse = () => toasts.add({ title: t('palette.needsTask'), id: 'palette' })
    const offered = COMMANDS.filter(
      (each) =>
        isAllowed(each) &&
        !hidden.some(({ id }) => id === each.id) &&
        // It works where there are members.
        (isShared || each.id !== 'assignees'),
    )
    const commands = offered.map(
      ({ id, title, icon: Icon = Terminal, isDirected, keys: [keys = ''] }): Entry => {
        const run = runs.get(id)
        return {
          key: `command/${id}`,
          label: title(t),
          icon: (
            <Icon {...ICON} {...(isDirected ? { className: `${ICON.className} rtl:-scale-x-100` } : {})} />
          ),
          keywords: keywordsOf(t, 'commands', id),
          ...(keys === '' ? {} : { keys }),
          isSought: run === undefined,
          run: () => {
            if (run === undefined || run() === false) refuse()
          },
        }
      },
    )
    const languages = LANGUAGES.map(
      (to): Entry => ({
        key: `language/${to}`,
        label: t('palette.languageTo', { language: nameOfLanguage(to) }),
        icon: <Languages {...ICON} />,
        keywords: `${new Intl.DisplayNames([language], { type: 'language' }).of(to)} ${t('palette.keywords.settings.language')}`,
        isSought: true,
        run: () => setLanguage(to),
      }),
    )
    return [...commands, ...languages]
  }, [t, language, signOut, isAdmin, isShared, navigate, shortcuts])
}

/** Where the user was lately, and the tasks that were open. */
function useRecentEntries(places: readonly PlaceEntry[]): Entry[] {
  const recent = useRecent()
  const { open } = useOpenTask()
  const tasks = useReplica((state) => state.tasks)
  const projects = useReplica((state) => state.projects)
  return useMemo(() => {
    const entries = recent.flatMap((name): Entry[] => {
      const task = name.startsWith('task/') ? tasks.get(Number(name.slice('task/'.length))) : undefined
      if (task !== undefined) return [taskEntry(task, projects, open)]
      return places.filter(({ path }) => path === name)
    })
    return entries.slice(0, MOST_RECENT)
  }, [recent, places, tasks, projects, open])
}

/**
 * Tasks of all workspaces with all of the words in their titles: open ones first, then those that begin with the query,
 * then those of the workspace that is shown.
 */
function useTasks(query: string): Entry[] {
  const { t } = useTranslation()
  const { open } = useOpenTask()
  const goTo = useGoTo()
  const others = useOtherWorkspaces()
  const tasks = useReplica((state) => state.tasks)
  const projects = useReplica((state) => state.projects)
  return useMemo(() => {
    const words = folded(query.trim()).split(/\s+/)
    if (query.trim().length < 2) return []
    const here = found(tasks, words).map((each) => ({
      ...each,
      entry: () => taskEntry(each.task, projects, open),
    }))
    const elsewhere = others.flatMap(({ replica, state, shared, name }) =>
      found(state.tasks, words).map((each) => ({
        ...each,
        entry: (): Entry => ({
          ...taskEntry(each.task, projects, (id) => goTo(shared, { path: `/all?task=${id}` })),
          key: `${replica.workspaceId}/task${each.task.id}`,
          hint: name ?? t('workspaces.own'),
        }),
      })),
    )
    return [...here, ...elsewhere]
      .sort((a, b) => a.order - b.order)
      .slice(0, MOST_TASKS)
      .map(({ entry }) => entry())
  }, [t, tasks, projects, others, query, open, goTo])
}

/** The tasks with all of the words in their titles, and in which order they are offered. */
function found(tasks: State['tasks'], words: readonly string[]): { task: Task; order: number }[] {
  return [...tasks.values()].flatMap((task) => {
    const title = folded(task.title)
    if (!words.every((word) => title.includes(word))) return []
    return [{ task, order: Number(task.complete) * 2 + Number(!title.startsWith(words[0] ?? '')) }]
  })
}

function taskEntry(
  { id, title, complete, project_id }: Task,
  projects: State['projects'],
  open: (id: number) => void,
): Entry {
  const project = projects.get(project_id ?? 0)?.name
  const entry = { key: `task${id}`, label: title, icon: taskIcon(complete), run: () => open(id) }
  return project === undefined ? entry : { ...entry, hint: project }
}

const taskIcon = (complete: boolean) => (
  <CircleCheck {...ICON} className={complete ? 'shrink-0 text-success-ink' : ICON.className} />
)

/** What can be done with the text itself: add it as a task, search for it. */
function useTextEntries(query: string): Entry[] {
  const { t, language } = useTranslation()
  const navigate = useNavigate()
  const actions = useActions()
  const mayEdit = useMay('editor')
  return useMemo(() => {
    const text = query.trim()
    if (text === '') return []
    const add: Entry = {
      key: 'add',
      label: t('palette.addTask', { text }),
      icon: <Plus {...ICON} />,
      run: () => actions.quickAdd({ text, ...writtenIn(language) }, {}),
    }
    const search: Entry = {
      key: 'search',
      label: t('palette.searchFor', { text }),
      icon: <Search {...ICON} />,
      run: () => navigate({ to: '/search', search: { q: text } }),
    }
    return [...text].length > LONGEST_LINE || !mayEdit ? [search] : [search, add]
  }, [query, t, language, navigate, actions, mayEdit])
}
