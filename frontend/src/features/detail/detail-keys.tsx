import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../../commands/index.ts'
import { type Task, useActions } from '../../data/index.ts'
import { SnoozeMenu } from '../pickers/index.ts'
import type { Picked } from '../tasks/list-commands.ts'

const PRIORITY_KEYS = ['none', 'urgent', 'high', 'medium', 'low'] as const

interface DetailKeysProps {
  task: Task
  /** A child of the panel: the keys work while the focus is in the panel. */
  place: RefObject<HTMLElement | null>
  onPick: (what: Picked) => void
}

/** The shortcuts that set something for a task in a list, for the task in the detail. */
export function DetailKeys({ task, place, onPick }: DetailKeysProps) {
  const { t } = useTranslation()
  const actions = useActions()
  const [snoozing, setSnoozing] = useState<RefObject<Element | null> | null>(null)
  const here = (run: (panel: HTMLElement) => void) => () => {
    const panel = place.current?.parentElement
    if (!panel?.contains(document.activeElement)) return false
    run(panel)
    return true
  }
  const pick = (what: Picked) =>
    here((panel) => {
      // A picker returns the focus to where it was. To the panel itself it cannot: the first link in it would get it.
      if (document.activeElement === panel) propertyIn(panel, what)?.focus({ preventScroll: true })
      onPick(what)
    })
  const options = { group: 'task', palette: false, within: place } as const
  useShortcut('d', pick('due'), { ...options, label: t('tasks.keys.due') })
  useShortcut('p', pick('project'), {
    ...options,
    // A subtask is in the project of its parent.
    when: task.parent_id === null,
    label: t('tasks.keys.project'),
  })
  useShortcut('l', pick('labels'), { ...options, label: t('tasks.keys.labels') })
  const snooze = (panel: HTMLElement) => setSnoozing({ current: propertyIn(panel, 'due') })
  useShortcut('s', here(snooze), {
    ...options,
    palette: true,
    when: !task.complete,
    label: t('tasks.snooze'),
  })
  for (const [key, priority] of PRIORITY_KEYS.entries()) {
    // biome-ignore lint/correctness/useHookAtTopLevel: the priorities never change.
    useShortcut(
      String(key),
      here(() => actions.editTask(task.id, { priority })),
      { ...options, label: t('tasks.keys.priority', { priority: t(`tasks.priorities.${priority}`) }) },
    )
  }
  if (snoozing === null) return null
  return (
    <SnoozeMenu
      anchor={snoozing}
      onMove={(to) => actions.editTask(task.id, { due: to(task.due) })}
      onChoose={() => onPick('due')}
    />
  )
}

const propertyIn = (panel: HTMLElement, what: Picked) =>
  panel.querySelector<HTMLElement>(`[data-picked="${what}"]`)
