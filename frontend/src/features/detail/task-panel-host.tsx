import { lazy, Suspense } from 'react'
import { onDemand } from '../../ui/patient.ts'
import { useOpenTask } from '../tasks/open-task.ts'

const TaskPanel = lazy(() =>
  onDemand(async () => ({ default: (await import('./task-panel.tsx')).TaskPanel })),
)

/** Shows the task that the address names; what that takes is loaded with the first one. */
export function TaskPanelHost() {
  const { id } = useOpenTask()
  if (id === undefined) return null
  return (
    <Suspense>
      <TaskPanel />
    </Suspense>
  )
}
