import type { RefObject } from 'react'
import { DragArea } from '../drag/drag-area.tsx'
import { useTaskActions } from '../task/use-task-actions.tsx'

/** Results have no pickers of their own. */
const HERE = { pick: () => undefined }

/** Lets what was found be dragged to days, projects, labels and the like. */
export function SearchDrag({ area }: { area: RefObject<HTMLElement | null> }) {
  const { on } = useTaskActions(HERE)
  return <DragArea area={area} on={on} cargoOf={(id) => ({ ids: [id], heads: [id] })} />
}
