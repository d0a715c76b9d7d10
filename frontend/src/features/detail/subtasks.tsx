import { ChevronDown, ChevronUp, Plus } from 'lucide-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { ancestorsOf, byPosition, type Task, useActions, useReplica, useToday } from '../../data/index.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank, lengthOf } from '../../text/checks.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { DoneBox } from '../task/done-box.tsx'
import { dueText } from '../task/due-text.ts'
import { childrenOf } from '../task/facts.ts'
import { useOpenTask } from '../task/open-task.ts'
import type { TaskActions } from '../task/task-actions.ts'
import { TITLE_MOST } from './text-length.ts'
import { useLastingKeys } from './use-lasting-keys.ts'

/** The most levels of tasks and subtasks. */
const MOST_LEVELS = 5
const NONE: readonly Task[] = []

/** The subtasks of a task: how many are done, each to tick and to open, and a line to add more. */
export function Subtasks({ task, on }: { task: Task; on: TaskActions }) {
  const { t } = useTranslation()
  const found = useReplica((state) => childrenOf(state.tasks).get(task.id)) ?? NONE
  const level = useReplica((state) => ancestorsOf(state, task.id).length + 1)
  const subtasks = useMemo(() => found.toSorted(byPosition), [found])
  const keyOf = useLastingKeys(subtasks)
  const done = subtasks.filter(({ complete }) => complete).length
  if (subtasks.length === 0 && level >= MOST_LEVELS) return null
  return (
    <section aria-labelledby="subtasks">
      <div className="flex h-8 items-center gap-3">
        <h3 id="subtasks" className="font-medium">
          {t('detail.subtasks')}
        </h3>
        {subtasks.length > 0 && (
          <>
            <progress
              aria-label={t('detail.progress')}
              value={done}
              max={subtasks.length}
              className="h-1.5 w-24 appearance-none overflow-hidden rounded-full bg-pressed [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:bg-accent"
            />
            <span className="text-muted text-small tabular-nums">
              {t('detail.doneOf', { done: formatNumber(done), count: subtasks.length })}
            </span>
          </>
        )}
      </div>
      <ul>
        {subtasks.map((subtask, index) => (
          <Subtask
            key={keyOf(subtask.id)}
            task={subtask}
            on={on}
            before={subtasks[index - 1]?.id}
            after={subtasks[index + 1]?.id}
          />
        ))}
      </ul>
      {level < MOST_LEVELS && <AddSubtask parent={task} />}
    </section>
  )
}

/** @param props `before` and `after` are the ids of its neighbours */
function Subtask({
  task,
  on,
  before,
  after,
}: {
  task: Task
  on: TaskActions
  before: number | undefined
  after: number | undefined
}) {
  const { t } = useTranslation()
  const actions = useActions()
  const { open } = useOpenTask()
  const zone = useReplica((state) => state.preferences.time_zone)
  const due = dueText(task, useToday(), zone)
  const up = () => before !== undefined && actions.moveTask(task.id, { before })
  const down = () => after !== undefined && actions.moveTask(task.id, { after })
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    if (event.key === 'ArrowUp') up()
    else down()
  }
  return (
    <li className="group -ms-1.5 flex min-h-row items-center gap-1 rounded-control transition-colors focus-within:bg-hover hover:bg-hover">
      <DoneBox
        label={t('tasks.completeNamed', { title: task.title })}
        priority={task.priority}
        complete={task.complete}
        onToggle={() => on.toggleComplete([task.id])}
      />
      <button
        type="button"
        data-printed
        onClick={() => open(task.id)}
        onKeyDown={onKeyDown}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        className="min-h-8 min-w-0 flex-1 rounded-control text-start focus-visible:-outline-offset-2 touch:min-h-touch"
      >
        <bdi className={task.complete ? 'break-words text-muted line-through' : 'break-words'}>
          {task.title}
        </bdi>
      </button>
      {due !== undefined && <span className="shrink-0 text-muted text-small">{due.text}</span>}
      <span className="flex w-0 overflow-hidden opacity-0 focus-within:w-auto focus-within:opacity-100 group-focus-within:w-auto group-focus-within:opacity-100 group-hover:w-auto group-hover:opacity-100 touch:w-auto touch:opacity-100">
        <IconButton
          size="small"
          label={t('detail.moveUp')}
          disabled={before === undefined}
          focusableWhenDisabled
          icon={<ChevronUp aria-hidden size={14} />}
          onClick={up}
        />
        <IconButton
          size="small"
          label={t('detail.moveDown')}
          disabled={after === undefined}
          focusableWhenDisabled
          icon={<ChevronDown aria-hidden size={14} />}
          onClick={down}
        />
      </span>
    </li>
  )
}

/** A field for new subtasks: Enter adds one, and the next can be typed. */
function AddSubtask({ parent }: { parent: Task }) {
  const { t } = useTranslation()
  const actions = useActions()
  const [title, setTitle] = useState('')
  const add = () => {
    const text = title.trim()
    if (isBlank(text) || lengthOf(text) > TITLE_MOST) return
    actions.addTask({ title: text, parent_id: parent.id })
    setTitle('')
  }
  return (
    <form
      className="flex min-h-row items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Plus aria-hidden size={16} className="shrink-0 text-muted" />
      <input
        aria-label={t('detail.addSubtask')}
        placeholder={t('detail.addSubtask')}
        dir="auto"
        value={title}
        enterKeyHint="done"
        onChange={(event) => setTitle(event.target.value)}
        onBlur={add}
        className="h-8 min-w-0 flex-1 rounded-control bg-transparent px-1 text-match-parent touch:h-touch touch:text-large"
      />
    </form>
  )
}
