import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useReplica } from '../../data/index.ts'
import { locale } from '../../i18n/locale.ts'
import { ContextMenuPopup, type Point } from '../../ui/context-menu-popup.tsx'
import { DatePicker, LabelPicker, PriorityPicker, ProjectPicker, SnoozeItems } from '../pickers/index.ts'
import type { ListCommands, Picked } from './list-commands.ts'
import { common, sharedLabels } from './several.ts'

export interface Picking {
  what: Picked
  ids: readonly number[]
}

export interface RowPickersProps {
  picking: Picking | null
  /** Beside which element it opens. */
  anchor: () => Element | null
  commands: ListCommands
  onClose: () => void
}

/** What a key or a menu asked to choose for tasks: it opens beside the row. */
export function RowPickers({ picking, anchor, commands, onClose }: RowPickersProps) {
  const { t } = useTranslation()
  const tasks = useReplica((state) => state.tasks)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it stays where it was opened.
  const place = useMemo(() => ({ current: anchor() }), [picking])
  const point = useMemo(() => pointBelow(place.current), [place])
  if (picking === null) return null
  const { what, ids } = picking
  const chosen = ids.flatMap((id) => tasks.get(id) ?? [])
  const opening = { anchor: place, open: true, onOpenChange: (open: boolean) => !open && onClose() }
  if (what === 'due') {
    const value = common(chosen, ({ due }) => due) ?? null
    return <DatePicker {...opening} value={value} onChange={(due) => commands.setDue(due, ids)} />
  }
  if (what === 'snooze') {
    return (
      <ContextMenuPopup point={point} label={t('tasks.snooze')} finalFocus={() => asElement(place.current)}>
        <SnoozeItems onMove={(to) => commands.moveDue(to, ids)} onChoose={() => commands.pick('due', ids)} />
      </ContextMenuPopup>
    )
  }
  if (what === 'project') {
    const value = common(chosen, ({ project_id }) => project_id)
    return (
      <ProjectPicker {...opening} value={value} onChange={(id) => commands.setProject(id ?? null, ids)} />
    )
  }
  if (what === 'priority') {
    const value = common(chosen, ({ priority }) => priority)
    return (
      <PriorityPicker
        {...opening}
        value={value}
        onChange={(next) => commands.setPriority(next ?? 'none', ids)}
      />
    )
  }
  const labels = sharedLabels(chosen)
  return (
    <LabelPicker {...opening} value={labels} onChange={(next) => commands.setLabels(next, labels, ids)} />
  )
}

const asElement = (element: Element | null) => (element instanceof HTMLElement ? element : null)

/** Where a menu of its own would open. */
function pointBelow(element: Element | null): Point {
  const { left, right, bottom } = element?.getBoundingClientRect() ?? new DOMRect()
  return { x: locale().direction === 'rtl' ? right : left, y: bottom }
}
