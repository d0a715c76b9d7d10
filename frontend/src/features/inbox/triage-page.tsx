import { useNavigate } from '@tanstack/react-router'
import { CheckCheck, Inbox, X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { CommandIcon, keysOf, useCommands } from '../../commands/index.ts'
import { useReplica, useToday } from '../../data/index.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Page } from '../page/page.tsx'
import { onDay } from '../pickers/index.ts'
import { useListOptions } from '../tasks/use-list-options.ts'
import { ALL_TRIAGE_COMMANDS, TRIAGE_COMMANDS, type TriageContext } from './commands.ts'
import { INBOX_OPTIONS } from './inbox.ts'
import { dayOfChoice, When, Where } from './questions.tsx'
import { TriageCard } from './triage-card.tsx'
import { type UsedTriage, useTriage } from './use-triage.ts'

/** Sorts out the Inbox: one task at a time, where it belongs and when it is to be done, then the next. */
export function TriagePage() {
  const isLoaded = useReplica((state) => state.loaded)
  const { t } = useTranslation()
  const navigate = useNavigate()
  const close = () => void navigate({ to: '/inbox' })
  return (
    <Page
      title={t('nav.sortOut')}
      actions={
        <IconButton
          label={t('common.close')}
          keys={keysOf(TRIAGE_COMMANDS.triageClose)}
          icon={<X aria-hidden size={16} />}
          onClick={close}
        />
      }
    >
      {/* Room below, so that a toast covers no answer for good. */}
      <div className="px-2 pb-20">{isLoaded ? <Triage onClose={close} /> : <SkeletonRows />}</div>
    </Page>
  )
}

function Triage({ onClose }: { onClose: () => void }) {
  const { sort } = useListOptions('inbox', INBOX_OPTIONS)
  const used = useTriage(sort)
  const { task, step } = used
  const today = useToday()
  const [isPicking, setPicking] = useState(false)
  const focused = useRef<HTMLElement & HTMLHeadingElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const progress = useId()
  const triage: TriageContext = {
    next: used.next,
    back: used.back,
    close: onClose,
    intoRecent: (index) => {
      const project = used.recent[index]
      if (project !== undefined) used.into(project)
    },
    pickProject: () => setPicking(true),
    day: (which) => used.date(onDay(task?.due ?? null, dayOfChoice(which, today))),
    noDate: () => used.date(null),
    typeDate: () => field.current?.focus(),
    complete: used.complete,
    remove: used.remove,
    open: used.open,
    focus: () => focused.current?.focus(),
  }
  useCommands(ALL_TRIAGE_COMMANDS, {
    // At the end there is nothing but the way out, and back.
    contextFor: ({ id }) =>
      task !== undefined || id === 'triageClose' || id === 'triageBack' ? triage : undefined,
  })
  // Whoever does not see the page hears the next task, and goes on from there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `step` says that another task is shown.
  useEffect(() => focused.current?.focus({ preventScroll: false }), [step])

  return (
    <>
      <Progress id={progress} used={used} triage={triage} />
      {task === undefined ? (
        <End ref={focused} used={used} onClose={onClose} />
      ) : (
        <>
          <TriageCard task={task} triage={triage} title={focused} progress={progress} />
          <Where task={task} used={used} triage={triage} isPicking={isPicking} onPicking={setPicking} />
          <When task={task} used={used} triage={triage} field={field} />
        </>
      )}
      {used.dialog}
    </>
  )
}

/** How far one is, between the way back and the way on. */
function Progress({ id, used, triage }: { id: string; used: UsedTriage; triage: TriageContext }) {
  const { t } = useTranslation()
  const { task, place, count } = used
  if (count === 0) return null
  const isDecided = task !== undefined && (task.project_id !== null || task.due !== null || used.isUndated)
  const at = Math.min(place, count)
  return (
    <div className="mb-3">
      <div className="flex min-h-touch items-center gap-2">
        <Button
          variant="ghost"
          disabled={!used.canGoBack}
          icon={<CommandIcon command={TRIAGE_COMMANDS.triageBack} size={16} />}
          onClick={triage.back}
        >
          {t('common.back')}
        </Button>
        <p id={id} className="flex-1 text-center text-muted tabular-nums">
          {t('inbox.progress', { at: formatNumber(at), count })}
        </p>
        <Button variant={isDecided ? 'primary' : 'ghost'} disabled={task === undefined} onClick={triage.next}>
          {t(isDecided ? 'inbox.next' : 'inbox.skip')}
          <CommandIcon command={TRIAGE_COMMANDS.triageNext} size={16} />
        </Button>
      </div>
      <div aria-hidden className="mt-2 h-1 overflow-hidden rounded-full bg-pressed forced-colors:border">
        <div
          className="h-full rounded-full bg-accent transition-[width] forced-colors:bg-[Highlight]"
          style={{ width: `${((place - 1) / count) * 100}%` }}
        />
      </div>
    </div>
  )
}

/** What is shown when there is no more: the Inbox is empty, or only what was passed over is in it. */
function End(props: { ref: React.Ref<HTMLElement>; used: UsedTriage; onClose: () => void }) {
  const { ref, used, onClose } = props
  const { t } = useTranslation()
  const { left } = used
  const title = t(left === 0 ? 'inbox.empty' : 'inbox.over')
  const body: ReactNode = left === 0 ? t('inbox.cleared') : t('inbox.left', { count: left })
  return (
    <section ref={ref} tabIndex={-1} aria-label={title} className="outline-none">
      <EmptyState
        icon={left === 0 ? <CheckCheck size={24} /> : <Inbox size={24} />}
        title={title}
        action={
          <>
            {left > 0 && (
              <Button variant="primary" onClick={used.restart}>
                {t('inbox.again')}
              </Button>
            )}
            <Button onClick={onClose}>{t('inbox.toInbox')}</Button>
          </>
        }
      >
        {body}
      </EmptyState>
    </section>
  )
}
