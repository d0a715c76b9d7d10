import { Link } from '@tanstack/react-router'
import clsx from 'clsx'
import { Check, ChevronDown, Circle, X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { APP_COMMANDS } from '../../commands/app.ts'
import { request } from '../../commands/requests.ts'
import { ShortcutKeys } from '../../commands/shortcut-keys.tsx'
import { dayOf, type Task, useActions, useReplica, useToday, useUserId } from '../../data/index.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Trans } from '../../i18n/trans.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { LINK } from '../../ui/link.ts'
import { tryLine } from '../quick-add/example.ts'
import { openViewDialog } from '../sidebar-items/open.ts'
import { nextStep, STEPS, type Step, stepsDone } from './progress.ts'
import { useSteps } from './use-steps.ts'
import type { Tour } from './use-tour.ts'

/** The filter that is offered for a first view. */
const FILTER = 'due < today + 7d'

/** The steps of the tour, with what to do next. */
export function TourCard({ tour, isNarrow }: { tour: Tour; isNarrow: boolean }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(!isNarrow)
  const added = useSteps(tour.done)
  const next = nextStep(tour.progress)
  const done = stepsDone(tour.progress)
  const content = useId()
  const card = useRef<HTMLElement>(null)
  const hasSkipped = useRef(false)
  // The button that was pressed has gone: what comes next has the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what has changed.
  useEffect(() => {
    if (!hasSkipped.current) return
    hasSkipped.current = false
    card.current?.querySelector<HTMLElement>('[data-onward]')?.focus()
  }, [next])
  const title = next === undefined ? t('tour.finished') : t('tour.title')
  return (
    <section
      ref={card}
      aria-label={t('tour.title')}
      className={clsx(
        'flex shrink-0 flex-col border-line border-t',
        isNarrow
          ? 'max-h-[60dvh] bg-sunken md:fixed md:end-4 md:bottom-4 md:z-20 md:w-72 md:rounded-panel md:border md:shadow-popup'
          : 'max-h-3/5',
      )}
    >
      <header className="flex min-h-row shrink-0 items-center gap-1 ps-4 pe-2 touch:min-h-touch">
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={content}
            onClick={() => setOpen(!isOpen)}
            className="flex min-h-8 w-full items-center gap-2 rounded-small font-strong touch:min-h-touch"
          >
            <span className="min-w-0 truncate">
              {isOpen || next === undefined ? title : t(`tour.steps.${next}.title`)}
            </span>
            <span className="shrink-0 font-normal text-muted text-small tabular-nums">
              {t('tour.progress', { done: formatNumber(done.length), all: formatNumber(STEPS.length) })}
            </span>
            <ChevronDown
              aria-hidden
              size={14}
              className={clsx('shrink-0 text-muted transition-transform', !isOpen && 'rotate-180')}
            />
          </button>
        </h2>
        <IconButton label={t('tour.skip')} icon={<X aria-hidden size={16} />} onClick={tour.end} />
      </header>
      <div id={content} hidden={!isOpen} className="min-h-0 overflow-y-auto overscroll-contain px-4 pb-3">
        <ol className="flex flex-col gap-1">
          {STEPS.map((step) => (
            <StepLine
              key={step}
              step={step}
              isDone={done.includes(step)}
              isNext={step === next}
              onSkip={() => {
                hasSkipped.current = true
                tour.done(step)
              }}
            />
          ))}
        </ol>
        <div role="status" className="mt-2 text-muted text-small empty:hidden">
          {added !== null && <Whereabouts id={added} />}
          {next === undefined && <p className="mt-1">{t('tour.finishedBody')}</p>}
        </div>
        {next === undefined && (
          <Button size="small" variant="primary" className="mt-3" data-onward onClick={tour.end}>
            {t('tour.close')}
          </Button>
        )}
      </div>
    </section>
  )
}

function StepLine(props: { step: Step; isDone: boolean; isNext: boolean; onSkip: () => void }) {
  const { step, isDone, isNext, onSkip } = props
  const { t } = useTranslation()
  const Icon = isDone ? Check : Circle
  return (
    // A window that is not high shows the next step alone: the projects above must have room.
    <li
      aria-current={isNext ? 'step' : undefined}
      className={clsx('flex items-start gap-2', !isNext && '[@media(height<56rem)]:hidden')}
    >
      <Icon
        aria-hidden
        size={14}
        className={clsx(
          'mt-1.25 shrink-0',
          isDone ? 'text-success-ink' : isNext ? 'text-accent-ink' : 'text-faint',
        )}
      />
      <div className="min-w-0 flex-1 py-0.5">
        <p className={isNext ? 'font-medium' : 'text-muted'}>
          {t(`tour.steps.${step}.title`)}
          {isDone && <span className="sr-only"> {t('tour.isDone')}</span>}
        </p>
        {isNext && (
          <>
            <p className="mt-0.5 text-muted text-small">{t(`tour.steps.${step}.body`)}</p>
            <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
              <StepAction step={step} />
              <button
                type="button"
                data-onward
                onClick={onSkip}
                className="min-h-8 rounded-small text-muted text-small underline-offset-2 hover:text-ink hover:underline touch:min-h-touch"
              >
                {t('tour.skipStep')}
              </button>
            </div>
          </>
        )}
      </div>
    </li>
  )
}

/** What can be pressed to do the step; those of a list are done in the list. */
function StepAction({ step }: { step: Step }) {
  const { t } = useTranslation()
  const userId = useUserId()
  const example = (text: string) => (
    <Do onPress={() => tryLine(userId, text)}>
      <bdi>{text}</bdi>
    </Do>
  )
  switch (step) {
    case 'add':
      return example(t('firstRun.line'))
    case 'repeat':
      return example(t('tour.steps.repeat.example'))
    case 'remind':
      return example(t('tour.steps.remind.example'))
    case 'undo':
      return <ShortcutKeys keys={APP_COMMANDS.undo.keys[0] ?? ''} />
    case 'view':
      return <Do onPress={() => openViewDialog(undefined, FILTER)}>{t('tour.steps.view.action')}</Do>
    case 'assistant':
      return <Do onPress={() => request('toggleAssistant')}>{t('tour.steps.assistant.action')}</Do>
    default:
      return null
  }
}

function Do({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="min-h-8 max-w-full rounded-control border border-frame bg-canvas px-2 py-1 text-start text-accent-ink transition-colors hover:bg-hover touch:min-h-touch"
    >
      {children}
    </button>
  )
}

/** Says on which page the task is that was added last. */
function Whereabouts({ id }: { id: number }) {
  const actions = useActions()
  const task = useReplica(({ tasks }) => tasks.get(actions.idOf(id)))
  return task === undefined ? null : <Where task={task} />
}

function Where({ task: { title, due, project_id } }: { task: Task }) {
  const { t } = useTranslation()
  const today = useToday()
  const zone = useReplica(({ preferences }) => preferences.time_zone)
  const project = useReplica(({ projects }) => projects.get(project_id ?? 0))
  const list =
    due === null ? (project_id === null ? 'inbox' : 'all') : dayOf(due, zone) <= today ? 'today' : 'upcoming'
  const link =
    project !== undefined && project.id > 0 ? (
      <Link to="/projects/$projectId" params={{ projectId: project.id }} className={LINK} />
    ) : (
      <Link to={`/${list}`} className={LINK} />
    )
  const place = project?.name ?? t(`nav.${list}`)
  return (
    <p className="break-words">
      <Trans i18nKey="tour.where" values={{ title, place }} components={{ place: link }} />
    </p>
  )
}
