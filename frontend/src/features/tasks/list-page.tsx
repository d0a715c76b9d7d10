import { CloudOff, Plus, Sparkles } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useAhead } from '../../browser/first-use.ts'
import { request } from '../../commands/requests.ts'
import { useIsShared, useMay, useReplica, useSyncStatus, useUserId } from '../../data/index.ts'
import { formatNumber } from '../../i18n/format.ts'
import { withTexts } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { loadOnDemand } from '../../ui/load.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Page } from '../page/page.tsx'
import { tryLine } from '../quick-add/example.ts'
import type { LineDefaults } from '../quick-add/line-body.ts'
import { useQuickAddDefaults } from '../quick-add/open.ts'
import type { Group } from './lists.ts'
import { TaskList } from './task-list.tsx'

const loadQuickAdd = async () => ({
  default: (
    await withTexts(['quickAdd', 'pickers', 'taskFields'], () => import('../quick-add/quick-add.tsx'))()
  ).QuickAdd,
})
const QuickAdd = lazy(() => loadOnDemand(loadQuickAdd))

export interface ListPageProps {
  /** The name under which the browser remembers what is collapsed. */
  id: string
  title: string
  /** Shown before the count: a colour. */
  mark?: ReactNode
  actions?: ReactNode
  groups: readonly Group[]
  isManual?: boolean
  showsProject?: boolean
  /** The defaults of tasks added here; null if none can be. */
  adds: LineDefaults | null
  /** Shown in place of open tasks when there are none. */
  empty: ReactNode
  /** Shown between the header and the list. */
  note?: ReactNode
  /** Shown below the list: tasks of other workspaces, and how many are open. */
  below?: { lists: ReactNode; count: number }
  isLoading?: boolean
}

const NOTHING: LineDefaults = {}
/** The lists that welcome somebody who has no task yet; what the others are for, they say themselves. */
const WELCOMING: ReadonlySet<string> = new Set(['today', 'all'])

/** A page with a list of tasks, and what it shows if there are none, or none yet. */
export function ListPage(props: ListPageProps) {
  const { id, title, mark, actions, groups, isManual, showsProject, adds, empty, note } = props
  const { t } = useTranslation()
  const hasTasks = useReplica((state) => state.tasks.size > 0)
  const isLoaded = useReplica((state) => state.loaded)
  const { state } = useSyncStatus()
  const mayEdit = useMay('editor')
  const isShared = useIsShared()
  useQuickAddDefaults(adds ?? NOTHING)
  const open = groups.filter(({ isFolded }) => isFolded !== true)
  const count = open.reduce((sum, { tasks }) => sum + tasks.length, props.below?.count ?? 0)
  const isUnknown = props.isLoading === true || (!isLoaded && !hasTasks)
  return (
    <Page
      title={title}
      aside={
        <>
          {mark}
          {count > 0 && (
            <span className="text-muted tabular-nums" title={t('tasks.count', { count })}>
              <span aria-hidden>{formatNumber(count)}</span>
              <span className="sr-only">{t('tasks.count', { count })}</span>
            </span>
          )}
        </>
      }
      actions={actions}
    >
      <div className="mx-auto max-w-list">
        {note}
        {isUnknown && (state === 'offline' ? <NotHere /> : <SkeletonRows />)}
        {!isUnknown &&
          count === 0 &&
          (isLoaded && !hasTasks && !isShared && WELCOMING.has(id) ? <FirstRun /> : empty)}
        {!isUnknown && groups.length > 0 && (
          <TaskList
            key={id}
            id={id}
            label={title}
            groups={groups}
            isManual={isManual ?? false}
            showsProject={showsProject ?? true}
          />
        )}
        {/* Only once loaded: tasks that arrive later would move it. */}
        {isLoaded && hasTasks && props.isLoading !== true && adds !== null && mayEdit && (
          <AddRow key={JSON.stringify(adds)} adds={adds} />
        )}
        {props.below?.lists}
      </div>
    </Page>
  )
}

/** The last line of a list, for adding tasks to it. */
function AddRow({ adds }: { adds: LineDefaults }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useAhead(loadQuickAdd)
  if (isOpen) {
    return (
      <div className="py-1 ps-1 md:ps-5">
        <Suspense>
          <QuickAdd inline defaults={adds} onDone={() => setOpen(false)} />
        </Suspense>
      </div>
    )
  }
  return (
    <button
      type="button"
      onClick={() => setOpen(true)}
      className="mt-1 flex h-row w-full items-center gap-2.5 rounded-control ps-2.5 text-muted transition-colors hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 md:ps-6.5 touch:h-12"
    >
      <Plus aria-hidden size={16} className="text-accent-ink" />
      {t('nav.addTask')}
    </button>
  )
}

function FirstRun() {
  const { t } = useTranslation()
  const userId = useUserId()
  const line = t('firstRun.line')
  return (
    <EmptyState icon={<Sparkles size={24} />} title={t('firstRun.title')} action={<AddButton />}>
      <p>{t('firstRun.body')}</p>
      <p className="mt-3">{t('firstRun.try')}</p>
      <button
        type="button"
        onClick={() => tryLine(userId, line)}
        className="mt-1 rounded-control bg-sunken px-3 py-2 text-accent-ink transition-colors hover:bg-hover touch:min-h-touch"
      >
        <bdi>{line}</bdi>
      </button>
    </EmptyState>
  )
}

export function AddButton() {
  const { t } = useTranslation()
  if (!useMay('editor')) return null
  return (
    <Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => request('addTask')}>
      {t('nav.addTask')}
    </Button>
  )
}

function NotHere() {
  const { t } = useTranslation()
  return (
    <EmptyState icon={<CloudOff size={24} />} title={t('tasks.empty.offline')}>
      {t('tasks.empty.offlineBody')}
    </EmptyState>
  )
}
