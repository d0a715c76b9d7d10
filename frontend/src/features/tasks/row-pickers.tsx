import { useMemo } from 'react'
import type { PickerKind } from '../task/task-actions.ts'
import { TasksPicker } from '../task/tasks-picker.tsx'
import type { ListCommands } from './list-commands.ts'

export interface OpenPicker {
  what: PickerKind
  ids: readonly number[]
}

export interface RowPickersProps {
  picking: OpenPicker
  /** The element beside which it opens. */
  anchor: () => Element | null
  commands: ListCommands
  /** What gets the focus when it closes: the row may have gone. */
  finalFocus: () => HTMLElement | null
  onClose: () => void
}

/** The picker that a key or a menu has opened for tasks, beside the row. */
export function RowPickers({ picking, anchor, commands, finalFocus, onClose }: RowPickersProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picker stays where it was opened.
  const place = useMemo(() => ({ current: anchor() }), [picking])
  return (
    <TasksPicker
      what={picking.what}
      ids={() => picking.ids}
      on={commands}
      opening={{ anchor: place, open: true, onOpenChange: (open) => !open && onClose(), finalFocus }}
    />
  )
}
