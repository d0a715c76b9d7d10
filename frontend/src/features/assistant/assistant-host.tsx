import { lazy } from 'react'
import { useAhead } from '../../browser/first-use.ts'
import { useRoomy } from '../../browser/use-wide.ts'
import { useRequest } from '../../commands/requests.ts'
import { withTexts } from '../../i18n/index.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { WhenOpened } from '../../ui/when-opened.tsx'
import { useOpenTask } from '../task/open-task.ts'
import { showAssistant, useAssistantOpened } from './open.ts'

const loadPanel = withTexts(['assistant'], () => import('./assistant-panel.tsx'))
const load = async () => ({ default: (await loadPanel()).AssistantPanel })
const AssistantPanel = lazy(() => loadOnDemand(load))

/** Opens the assistant on command. A task's detail takes its place where there is no room for both. */
export function AssistantHost() {
  const isOpen = useAssistantOpened()
  const task = useOpenTask()
  const isCovered = !useRoomy() && task.id !== undefined
  useAhead(load)
  useRequest('toggleAssistant', () => {
    showAssistant(isCovered || !isOpen)
    if (isCovered) task.close()
  })
  return (
    <WhenOpened open={isOpen}>
      <AssistantPanel open={isOpen && !isCovered} />
    </WhenOpened>
  )
}
