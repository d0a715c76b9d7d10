import { useEffect, useEffectEvent, useState } from 'react'
import { type State, useActions, useReplica } from '../../data/index.ts'
import { useTimesAsked } from '../assistant/open.ts'
import type { Step } from './progress.ts'

/** What an action says of itself, and the step that it is. */
const BY_ACTION: Readonly<Record<string, Step>> = {
  taskAdded: 'add',
  tasksAdded: 'add',
  taskCompleted: 'complete',
}

const count = (
  tasks: State['tasks'],
  has: (task: { recurrence: unknown; reminders: readonly unknown[] }) => boolean,
) => {
  let sum = 0
  for (const task of tasks.values()) if (has(task)) sum += 1
  return sum
}

/** Notices the steps that the user does. @returns the task added last */
export function useSteps(done: (step: Step) => void): number | null {
  const actions = useActions()
  const [added, setAdded] = useState<number | null>(null)
  const onDone = useEffectEvent(done)
  useEffect(
    () =>
      actions.listen((event, { summary }) => {
        const step = event === 'undone' ? 'undo' : BY_ACTION[summary.what]
        if (step !== undefined) onDone(step)
        if (event === 'done' && summary.what === 'taskAdded') setAdded(Number(summary.values?.id))
      }),
    [actions],
  )
  useMore(
    'repeat',
    useReplica(({ tasks }) => count(tasks, ({ recurrence }) => recurrence !== null)),
    onDone,
  )
  useMore(
    'remind',
    useReplica(({ tasks }) => count(tasks, ({ reminders }) => reminders.length > 0)),
    onDone,
  )
  useMore(
    'view',
    useReplica(({ views }) => views.size),
    onDone,
  )
  useMore('assistant', useTimesAsked(), onDone)
  return added
}

/** Takes a step as done when there is more of something than at first. */
function useMore(step: Step, now: number, done: (step: Step) => void): void {
  const [before] = useState(now)
  const onMore = useEffectEvent(() => done(step))
  const isMore = now > before
  useEffect(() => {
    if (isMore) onMore()
  }, [isMore])
}
