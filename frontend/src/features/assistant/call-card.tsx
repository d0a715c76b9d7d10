import { DocketProblem, type ToolCall, Unreachable } from '@docket/sdk'
import clsx from 'clsx'
import { Ban, Check, CircleSlash, Hourglass, Search, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useReplica, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { type ChangeLine, linesOf, lookedText, toolText } from './call-text.ts'
import { Question } from './question.tsx'
import { TaskLink } from './task-link.tsx'
import { type Undoing, useUndo } from './undone.ts'

/** Lines shown until the user asks for all. */
const FEW = 5
/** The most results that a call reports. */
const MOST_FOUND = 20

const CARDS = {
  plain: 'rounded-panel border border-line bg-canvas px-3 py-2',
  asked: 'rounded-panel border border-danger-ink bg-canvas px-3 py-2',
  aside: 'px-3',
}

interface CallCardProps {
  call: ToolCall
  conversation: number | null
  /** It was only a step towards another call: one line is enough. */
  isAside: boolean
}

/** Shows what the assistant did, is doing, would do or must not do. */
export function CallCard({ call, conversation, isAside }: CallCardProps) {
  const isAsked = call.status === 'awaiting' && conversation !== null
  const card = useRef<HTMLLIElement>(null)
  const wasAsked = useRef(isAsked)
  // The button that was pressed is gone: keyboard users continue from the card.
  useEffect(() => {
    if (wasAsked.current && !isAsked && document.activeElement === document.body) card.current?.focus()
    wasAsked.current = isAsked
  }, [isAsked])
  return (
    <li
      ref={card}
      tabIndex={-1}
      className={clsx(
        'flex flex-col gap-2 outline-none',
        CARDS[isAsked ? 'asked' : isAside ? 'aside' : 'plain'],
      )}
    >
      {isAsked ? (
        <Question call={call} conversation={conversation} />
      ) : (
        <Content call={call} isAside={isAside} />
      )}
    </li>
  )
}

function Content({ call, isAside }: { call: ToolCall; isAside: boolean }) {
  const [first] = call.changes
  if (call.status !== 'done') return <Unfinished call={call} />
  return first === undefined ? (
    <Looked found={isAside ? [] : call.found} text={lookedText(call, MOST_FOUND)} />
  ) : (
    <Did call={call} revision={first.revision} />
  )
}

/** A line of a card, preceded by its icon. */
function Row({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-start gap-2">
      <span aria-hidden className="inline-grid h-5 shrink-0 place-items-center text-muted">
        {icon}
      </span>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}

const STATUS_ICONS = {
  running: <Spinner />,
  refused: <Ban size={14} />,
  declined: <CircleSlash size={14} />,
  awaiting: <Hourglass size={14} />,
}

function Unfinished({ call }: { call: ToolCall }) {
  const { t } = useTranslation()
  const { status, detail, name } = call
  if (status === 'done') return null
  return (
    <Row icon={STATUS_ICONS[status]}>
      <p className="text-muted">
        {toolText(name)} · {t(`assistant.statuses.${status}`)}
      </p>
      {status === 'refused' && detail !== null && (
        <p dir="auto" className="break-words text-muted text-small">
          {detail}
        </p>
      )}
    </Row>
  )
}

function Did({ call, revision }: { call: ToolCall; revision: number }) {
  const { t } = useTranslation()
  const today = useToday()
  const zone = useReplica((state) => state.preferences.time_zone)
  const [isAll, setAll] = useState(false)
  const undoing = useUndo(revision)
  const lines = linesOf(call, { today, zone })
  const shown = isAll ? lines : lines.slice(0, FEW)
  const untold = call.change_count - call.changes.length
  return (
    <>
      <div className="flex flex-wrap items-start justify-end gap-x-2 gap-y-1">
        <ul className={clsx('flex min-w-40 flex-1 flex-col gap-1', undoing.isUndone && 'line-through')}>
          {shown.map((line) => (
            <li key={line.key}>
              <Row icon={<Check size={14} className={undoing.isUndone ? undefined : 'text-success-ink'} />}>
                <DidLine line={line} />
              </Row>
            </li>
          ))}
        </ul>
        <UndoButton undoing={undoing} what={lines[0]?.name ?? toolText(call.name)} />
      </div>
      {shown.length < lines.length && (
        <Button
          size="small"
          variant="ghost"
          onClick={() => setAll(true)}
          className="ms-4 self-start text-muted"
        >
          {t('assistant.showAll', { count: lines.length })}
        </Button>
      )}
      {shown.length === lines.length && untold > 0 && (
        <p className="text-muted text-small">{t('assistant.andMore', { count: untold })}</p>
      )}
      <UndoResult undoing={undoing} />
    </>
  )
}

function DidLine({ line: { verb, name, kind, taskId } }: { line: ChangeLine }) {
  return (
    <span className="block break-words">
      <span className="text-muted">{verb} · </span>
      {taskId === undefined ? <bdi>{name}</bdi> : <TaskLink id={taskId} name={name} />}
      {kind !== undefined && <span className="text-muted"> · {kind}</span>}
    </span>
  )
}

function UndoButton({ undoing, what }: { undoing: Undoing; what: string }) {
  const { t } = useTranslation()
  const { isUndone, canRedo, isBusy, toggle } = undoing
  if (isUndone && !canRedo) return null
  return (
    <Button
      size="small"
      variant="ghost"
      busy={isBusy}
      icon={isUndone ? undefined : <Undo2 aria-hidden size={14} className="rtl:-scale-x-100" />}
      aria-label={t(isUndone ? 'assistant.redoNamed' : 'assistant.undoNamed', { what })}
      onClick={toggle}
      className="-my-1 -me-1 text-muted"
    >
      {t(isUndone ? 'common.redo' : 'common.undo')}
    </Button>
  )
}

function UndoResult({ undoing: { isUndone, error } }: { undoing: Undoing }) {
  const { t } = useTranslation()
  return (
    <p
      role="status"
      className={clsx('text-small empty:hidden', error === null ? 'text-muted' : 'text-danger-ink')}
    >
      {error === null ? isUndone && t('assistant.undone') : reasonOf(error)}
    </p>
  )
  function reasonOf(error: Error): string {
    if (error instanceof Unreachable) return t('assistant.needsService')
    if (error instanceof DocketProblem && error.status === 409) return t('assistant.cannotUndo')
    if (error instanceof DocketProblem && error.status === 410) return t('assistant.tooOld')
    return t('assistant.undoFailed', { reason: error.message })
  }
}

function Looked({ found, text }: { found: readonly number[]; text: string }) {
  const { t } = useTranslation()
  const [isAll, setAll] = useState(false)
  const tasks = useReplica((state) => state.tasks)
  const shown = isAll ? found : found.slice(0, FEW)
  return (
    <>
      <Row icon={<Search size={14} />}>
        <span className="text-muted">{text}</span>
      </Row>
      {shown.length > 0 && (
        <ul className="flex flex-col gap-1 ps-6">
          {shown.map((id) => (
            <li key={id} className="break-words">
              <TaskLink id={id} name={tasks.get(id)?.title ?? t('detail.goneTask', { id })} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < found.length && (
        <Button
          size="small"
          variant="ghost"
          onClick={() => setAll(true)}
          className="ms-4 self-start text-muted"
        >
          {t('assistant.showAll', { count: found.length })}
        </Button>
      )}
    </>
  )
}
