import type { TaskCreate } from '@docket/sdk'
import { ChevronDown, ChevronUp, Plus } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import {
  ancestorsOf,
  byPosition,
  type Task,
  useActions,
  useMay,
  useReplica,
  useToday,
} from '../../data/index.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank, lengthOf } from '../../text/checks.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { LONGEST_LINE, writtenIn } from '../lines/language.ts'
import { MeaningChips } from '../quick-add/meaning-chips.tsx'
import { meaningsOf, standing } from '../quick-add/readings.ts'
import { usePreview } from '../quick-add/use-preview.ts'
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
  const mayEdit = useMay('editor')
  const found = useReplica((state) => childrenOf(state.tasks).get(task.id)) ?? NONE
  const level = useReplica((state) => ancestorsOf(state, task.id).length + 1)
  const subtasks = useMemo(() => found.toSorted(byPosition), [found])
  const keyOf = useLastingKeys(subtasks)
  const done = subtasks.filter(({ complete }) => complete).length
  if (subtasks.length === 0 && (level >= MOST_LEVELS || !mayEdit)) return null
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
      {level < MOST_LEVELS && mayEdit && <AddSubtask parent={task} />}
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
  const mayEdit = useMay('editor')
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
      <span
        hidden={!mayEdit}
        className="flex w-0 overflow-hidden opacity-0 focus-within:w-auto focus-within:opacity-100 group-focus-within:w-auto group-focus-within:opacity-100 group-hover:w-auto group-hover:opacity-100 touch:w-auto touch:opacity-100"
      >
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

/** A line for new subtasks, read as in quick add: Enter adds one, and the next can be typed. */
function AddSubtask({ parent }: { parent: Task }) {
  const { t, language } = useTranslation()
  const actions = useActions()
  const [text, setText] = useState('')
  const [ignored, setIgnored] = useState<readonly string[]>([])
  const input = useRef<HTMLInputElement>(null)
  const body = useMemo(() => {
    const ignore = ignored.filter((part) => text.includes(part))
    return { text, ...writtenIn(language), ignore, defaults: { parent_id: parent.id } }
  }, [text, ignored, language, parent.id])
  const preview = usePreview(body)
  const readings = standing(preview.data?.readings ?? [], text)
  const add = () => {
    const read = preview.isCurrent ? preview.data?.task : undefined
    const title = read?.title ?? text.trim()
    if (isBlank(title) || lengthOf(title) > TITLE_MOST || lengthOf(text) > LONGEST_LINE) return
    actions.quickAdd({ ...body, text: text.trim() }, (read as Partial<TaskCreate>) ?? body.defaults)
    setText('')
    setIgnored([])
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) add()
      }}
    >
      <div className="flex min-h-row items-center gap-2">
        <Plus aria-hidden size={16} className="shrink-0 text-muted" />
        <input
          ref={input}
          aria-label={t('detail.addSubtask')}
          placeholder={t('detail.addSubtask')}
          dir="auto"
          value={text}
          enterKeyHint="done"
          onChange={(event) => setText(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-control bg-transparent px-1 text-match-parent touch:h-touch touch:text-large"
        />
      </div>
      {readings.length > 0 && (
        <div className="flex flex-wrap gap-1.5 ps-6 pb-1.5">
          <MeaningChips
            meanings={meaningsOf(readings)}
            onIgnore={(texts) => {
              setIgnored([...ignored, ...texts])
              input.current?.focus()
            }}
          />
        </div>
      )}
    </form>
  )
}
