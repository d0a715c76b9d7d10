import { useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowLeft, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useWide } from '../../browser/use-wide.ts'
import { InWorkspace, useOpenWorkspaces } from '../../data/every-workspace.tsx'
import { useReplica, useSpans } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useTabTitle } from '../../ui/tab-title.ts'
import { useOpenTask } from '../task/open-task.ts'
import { TaskDetail } from './task-detail.tsx'

/** The task that the address names: of the workspace of the page, or on one's own page of a shared one. */
export function TaskPanel() {
  const within: unknown = useSearch({ strict: false, select: (search: { in?: unknown }) => search.in })
  const spans = useSpans()
  const workspaces = useOpenWorkspaces()
  if (within === undefined) return <Panel />
  // Until that is open, and where it is none of the user's, there is no such task.
  const replica = workspaces.find(({ workspaceId }) => workspaceId === within)
  if (replica === undefined || !spans) return null
  return (
    <InWorkspace key={replica.workspaceId} replica={replica}>
      <Panel />
    </InWorkspace>
  )
}

/** It is beside the list where there is room, otherwise over it. */
function Panel() {
  const { id, close } = useOpenTask()
  const isWide = useWide()
  useLastingAddress()
  useTabTitle(
    useReplica((state) => state.tasks.get(id ?? 0)?.title),
    'over',
  )
  if (id === undefined) return null
  return isWide ? <Beside id={id} onClose={close} /> : <Over id={id} onClose={close} />
}

/** Once the service has assigned its real id to a new task, the address names that one. */
function useLastingAddress(): void {
  const { id } = useOpenTask()
  const navigate = useNavigate()
  const named: unknown = useSearch({ strict: false, select: (search: { task?: unknown }) => search.task })
  useEffect(() => {
    if (id === undefined || named === id) return
    const search = ((before: object) => ({ ...before, task: id })) as never
    void navigate({ to: '.', search, state: true, replace: true, resetScroll: false })
  }, [id, named, navigate])
}

interface PanelProps {
  id: number
  onClose: () => void
}

function useName(id: number): string {
  const { t } = useTranslation()
  return useReplica((state) => state.tasks.get(id)?.title) ?? t('detail.task')
}

/** The panel beside a list that stays usable. It gets the focus when it opens, and returns it when it closes. */
function Beside({ id, onClose }: PanelProps) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const element = panel.current
    element?.focus({ preventScroll: true })
    return () => {
      // The focus was in the panel, or went with it: nothing else has taken it.
      const isOurs = element?.contains(document.activeElement) || document.activeElement === document.body
      if (isOurs && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    // Popovers are descendants for React, but not in the DOM.
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (event.key !== 'Escape' || event.defaultPrevented || !isInside) return
    event.preventDefault()
    onClose()
  }
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      data-prints
      aria-label={useName(id)}
      onKeyDown={onKeyDown}
      className="flex h-full w-form shrink-0 flex-col overflow-y-auto overscroll-contain border-line border-s bg-raised outline-none xl:w-sheet 2xl:w-detail"
    >
      <TaskDetail
        id={id}
        onClose={onClose}
        end={<IconButton label={t('common.close')} icon={<X aria-hidden size={16} />} onClick={onClose} />}
      />
    </aside>
  )
}

function Over({ id, onClose }: PanelProps) {
  const { t } = useTranslation()
  const back = useRef<HTMLButtonElement>(null)
  return (
    <Sheet open isPlace onOpenChange={(open) => !open && onClose()} title={useName(id)} initialFocus={back}>
      <div data-prints className="contents">
        <TaskDetail
          id={id}
          onClose={onClose}
          start={
            <IconButton
              ref={back}
              label={t('common.back')}
              icon={<ArrowLeft aria-hidden size={16} className="rtl:-scale-x-100" />}
              onClick={onClose}
              className="-ms-2"
            />
          }
        />
      </div>
    </Sheet>
  )
}
