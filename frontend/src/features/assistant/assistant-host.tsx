import { lazy } from 'react'
import { useCommand } from '../../app/commands.ts'
import { useAhead } from '../../app/first-use.ts'
import { onDemand } from '../../ui/patient.ts'
import { WhenOpened } from '../../ui/when-opened.tsx'
import { useRoomy } from '../detail/use-wide.ts'
import { useOpenTask } from '../tasks/open-task.ts'
import { showAssistant, useAssistantOpened } from './open.ts'

async function load() {
  const { AssistantPanel, loadTexts } = await import('./index.ts')
  await loadTexts()
  return { default: AssistantPanel }
}
const AssistantPanel = lazy(() => onDemand(load))

/** Opens the assistant on command. A task's detail takes its place where there is no room for both. */
export function AssistantHost() {
  const isOpen = useAssistantOpened()
  const task = useOpenTask()
  const isCovered = !useRoomy() && task.id !== undefined
  useAhead(load)
  useCommand('toggleAssistant', () => {
    showAssistant(isCovered || !isOpen)
    if (isCovered) task.close()
  })
  return (
    <WhenOpened open={isOpen}>
      <AssistantPanel open={isOpen && !isCovered} />
    </WhenOpened>
  )
}
