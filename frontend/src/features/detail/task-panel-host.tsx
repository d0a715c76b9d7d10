import { lazy, Suspense } from 'react'
import { useOpenTask } from '../tasks/open-task.ts'

const TaskPanel = lazy(() => import('./task-panel.tsx').then((file) => ({ default: file.TaskPanel })))

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
