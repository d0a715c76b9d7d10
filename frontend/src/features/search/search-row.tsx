import clsx from 'clsx'
import { useActions, useReplica, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { ProjectMark } from '../../ui/marks.tsx'
import { whenText } from '../pickers/when.ts'
import { DoneBox } from '../task/done-box.tsx'
import { piecesOf, type Range, snippetOf } from './marks.ts'
import type { FoundTask } from './use-search.ts'

/** A task that was found, with the search terms marked. Shows nothing if the task has been deleted since. */
export function SearchRow({ found, onOpen }: { found: FoundTask; onOpen: (id: number) => void }) {
  const { t } = useTranslation()
  const actions = useActions()
  const today = useToday()
  const zone = useReplica((state) => state.preferences.time_zone)
  const task = useReplica((state) => state.tasks.get(found.id))
  const project = useReplica((state) => state.projects.get(task?.project_id ?? 0))
  if (task === undefined) return null
  const { id, title, complete, priority, due } = task
  const snippet = found.beside === null ? null : snippetOf(found.beside.text, found.beside.ranges)
  return (
    <li
      data-task={id}
      className="flex min-h-row items-start gap-1 rounded-control px-1 py-1 focus-within:bg-hover hover:bg-hover"
    >
      <DoneBox
        label={t('tasks.completeNamed', { title })}
        priority={priority}
        complete={complete}
        onToggle={() => actions.completeTasks([id], !complete)}
      />
      <button
        type="button"
        data-result
        data-printed
        onClick={() => onOpen(id)}
        className="min-w-0 flex-1 rounded-small py-1 text-start focus-visible:outline-offset-0"
      >
        <span
          dir="auto"
          className={clsx('block truncate text-match-parent', complete && 'text-muted line-through')}
        >
          <Marked text={title} ranges={found.title} />
        </span>
        {snippet !== null && (
          <span dir="auto" className="block truncate text-match-parent text-muted text-small">
            <Marked text={snippet.text} ranges={snippet.ranges} />
          </span>
        )}
        <span className="flex flex-wrap gap-x-3 text-muted text-small empty:hidden">
          {project !== undefined && (
            <span className="inline-flex min-w-0 items-center gap-1.5">
              <ProjectMark color={project.color} />
              <bdi className="truncate">{project.name}</bdi>
            </span>
          )}
          {due !== null && <span>{t('search.due', { when: whenText(due, today, zone) })}</span>}
        </span>
      </button>
    </li>
  )
}

function Marked({ text, ranges }: { text: string; ranges: readonly Range[] }) {
  return piecesOf(text, ranges).map(({ text, marked }, index) =>
    marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their place.
      <mark key={index} className="rounded-small bg-selected text-accent-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
