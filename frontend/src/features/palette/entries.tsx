import { useNavigate } from '@tanstack/react-router'
import { Bookmark, CircleCheck, Plus, Search, Terminal } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useShortcuts } from '../../commands/index.ts'
import { LISTS } from '../../commands/lists.ts'
import { byPosition, useActions, useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { folded, ranked } from '../../text/rank.ts'
import { LabelMark, ProjectMark } from '../../ui/marks.tsx'
import { LONGEST_LINE, languageOf } from '../lines/language.ts'
import { SECTIONS } from '../settings/sections.ts'
import { useOpenTask } from '../task/open-task.ts'

/** A line of the palette. */
export interface Entry {
  key: string
  label: string
  icon: ReactNode
  /** Shown beside its name; the entry is found by this, too. */
  hint?: string
  keys?: string
  run: () => unknown
}
export interface EntryGroup {
  name: 'go' | 'commands' | 'tasks' | 'more'
  items: Entry[]
}

const MOST_TASKS = 8
const MOST = 8
const ICON = { 'aria-hidden': true, size: 16, className: 'shrink-0 text-muted' } as const

/** The matches for the query: places, commands, tasks, the best group first; last, what to do with the text itself. */
export function useEntries(query: string): EntryGroup[] {
  const pages = usePages()
  const commands = useCommandEntries()
  const tasks = useTasks(query)
  const more = useTextEntries(query)
  return useMemo(() => {
    const isEmpty = query.trim() === ''
    const text = ({ label, hint = '' }: Entry) => `${label} ${hint}`
    const fitting = (entries: readonly Entry[]) =>
      isEmpty ? [...entries] : ranked(entries, query, text).slice(0, MOST)
    const groups: EntryGroup[] = [
      { name: 'go', items: fitting(pages) },
      { name: 'commands', items: fitting(commands) },
      { name: 'tasks', items: tasks },
      { name: 'more', items: more },
    ]
    return groups.filter(({ items }) => items.length > 0)
  }, [query, pages, commands, tasks, more])
}

function usePages(): Entry[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const projects = useReplica((state) => state.projects)
  const labels = useReplica((state) => state.labels)
  const views = useReplica((state) => state.views)
  return useMemo(() => {
    const lists = LISTS.map(
      ({ to, title, icon: Icon, keys: [keys = ''], run }): Entry => ({
        key: to,
        label: title(t),
        icon: <Icon {...ICON} />,
        keys,
        run: () => run({ navigate }),
      }),
    )
    const own = [
      ...[...projects.values()].sort(byPosition).map(
        ({ id, name, color, archived }): Entry => ({
          key: `project${id}`,
          label: name,
          hint: archived ? t('palette.archived') : t('nav.project'),
          icon: <ProjectMark color={color} className="mx-0.75" />,
          run: () => navigate({ to: '/projects/$projectId', params: { projectId: id } }),
        }),
      ),
      ...[...labels.values()].sort(byPosition).map(
        ({ id, name, color }): Entry => ({
          key: `label${id}`,
          label: name,
          hint: t('nav.label'),
          icon: <LabelMark color={color} className="mx-px" />,
          run: () => navigate({ to: '/labels/$labelId', params: { labelId: id } }),
        }),
      ),
      ...[...views.values()].sort(byPosition).map(
        ({ id, name }): Entry => ({
          key: `view${id}`,
          label: name,
          hint: t('nav.view'),
          icon: <Bookmark {...ICON} />,
          run: () => navigate({ to: '/views/$viewId', params: { viewId: id } }),
        }),
      ),
    ]
    const settings = SECTIONS.map(
      ({ name, icon: Icon }): Entry => ({
        key: `settings/${name}`,
        label: t(`settings.${name}.title`),
        hint: t('nav.settings'),
        icon: <Icon {...ICON} />,
        run: () => navigate({ to: '/settings/$section', params: { section: name } }),
      }),
    )
    return [...lists, ...own, ...settings]
  }, [t, navigate, projects, labels, views])
}

/** Every command available now, once each: if several parts of the page offer one, the part with the focus does it. */
function useCommandEntries(): Entry[] {
  const shortcuts = useShortcuts()
  return useMemo(() => {
    const commands = new Map<string, Entry>()
    for (const { id, label, icon: Icon = Terminal, keys, run, active, palette } of shortcuts) {
      if (!active || !palette) continue
      const older = commands.get(id)?.run ?? (() => false)
      const runs = () => run() !== false || older()
      commands.set(id, { key: `command/${id}`, label, icon: <Icon {...ICON} />, keys, run: runs })
    }
    return [...commands.values()]
  }, [shortcuts])
}

/** Tasks with all of the words in their titles: open ones first, then those that begin with the query. */
function useTasks(query: string): Entry[] {
  const { open } = useOpenTask()
  const tasks = useReplica((state) => state.tasks)
  const projects = useReplica((state) => state.projects)
  return useMemo(() => {
    const words = folded(query.trim()).split(/\s+/)
    if (query.trim().length < 2) return []
    const found = []
    for (const task of tasks.values()) {
      const title = folded(task.title)
      if (!words.every((word) => title.includes(word))) continue
      found.push({ task, order: Number(task.complete) * 2 + Number(!title.startsWith(words[0] ?? '')) })
    }
    return found
      .sort((a, b) => a.order - b.order)
      .slice(0, MOST_TASKS)
      .map(({ task: { id, title, complete, project_id } }): Entry => {
        const project = projects.get(project_id ?? 0)?.name
        const entry = { key: `task${id}`, label: title, icon: taskIcon(complete), run: () => open(id) }
        return project === undefined ? entry : { ...entry, hint: project }
      })
  }, [tasks, projects, query, open])
}

const taskIcon = (complete: boolean) => (
  <CircleCheck {...ICON} className={complete ? 'shrink-0 text-success-ink' : ICON.className} />
)

/** What can be done with the text itself: add it as a task, search for it. */
function useTextEntries(query: string): Entry[] {
  const { t, language } = useTranslation()
  const navigate = useNavigate()
  const actions = useActions()
  return useMemo(() => {
    const text = query.trim()
    if (text === '') return []
    const add: Entry = {
      key: 'add',
      label: t('palette.addTask', { text }),
      icon: <Plus {...ICON} />,
      run: () => actions.quickAdd({ text, language: languageOf(language) }, {}),
    }
    const search: Entry = {
      key: 'search',
      label: t('palette.searchFor', { text }),
      icon: <Search {...ICON} />,
      run: () => navigate({ to: '/search', search: { q: text } }),
    }
    return [...text].length > LONGEST_LINE ? [search] : [search, add]
  }, [query, t, language, navigate, actions])
}
