import { useMemo } from 'react'
import { useReplica } from '../../data/index.ts'
import { DatePicker, LabelPicker, PriorityPicker, ProjectPicker, SnoozeMenu } from '../pickers/index.ts'
import type { ListCommands, Picked } from './list-commands.ts'
import { common, sharedLabels } from './several.ts'

export interface Picking {
  what: Picked
  ids: readonly number[]
}

export interface RowPickersProps {
  picking: Picking | null
  /** The element beside which it opens. */
  anchor: () => Element | null
  commands: ListCommands
  onClose: () => void
}

/** The picker that a key or a menu has opened for tasks, beside the row. */
export function RowPickers({ picking, anchor, commands, onClose }: RowPickersProps) {
  const tasks = useReplica((state) => state.tasks)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picker stays where it was opened.
  const place = useMemo(() => ({ current: anchor() }), [picking])
  if (picking === null) return null
  const { what, ids } = picking
  const chosen = ids.flatMap((id) => tasks.get(id) ?? [])
  const opening = { anchor: place, open: true, onOpenChange: (open: boolean) => !open && onClose() }
  if (what === 'due') {
    return (
      <DatePicker
        {...opening}
        value={common(chosen, ({ due }) => due)}
        onChange={(due) => commands.setDue(due, ids)}
        onMove={(to) => commands.moveDue(to, ids)}
      />
    )
  }
  if (what === 'snooze') {
    return (
      <SnoozeMenu
        anchor={place}
        onMove={(to) => commands.moveDue(to, ids)}
        onChoose={() => commands.pick('due', ids)}
      />
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
