import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useAhead } from '../../browser/first-use.ts'
import { withTexts } from '../../i18n/index.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { useOpenTask } from '../task/open-task.ts'

const load = async () => ({
  default: (
    await withTexts(
      ['detail', 'pickers', 'quickAdd', 'reminders', 'taskFields'],
      () => import('./task-panel.tsx'),
    )()
  ).TaskPanel,
})
const TaskPanel = lazy(() => loadOnDemand(load))

/** Shows the task that the address names; its code is loaded at the first sign of a person. */
export function TaskPanelHost() {
  const { id } = useOpenTask()
  useAhead(load)
  const within: unknown = useSearch({ strict: false, select: (search: { in?: unknown }) => search.in })
  if (id === undefined && within === undefined) return null
  return (
    <Suspense>
      <TaskPanel />
    </Suspense>
  )
}
