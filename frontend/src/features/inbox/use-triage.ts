import type { When } from '@docket/sdk'
import { useEffect, useMemo, useState } from 'react'
import { type Task, useActions, useReplica, useReplicaState } from '../../data/index.ts'
import { useTaskActions } from '../task/use-task-actions.tsx'
import type { Sort } from '../tasks/sorting.ts'
import { RECENT } from './commands.ts'
import { inboxOf, recentProjects } from './inbox.ts'
import { begin, current, dated, followed, goTo, next, placeBefore, type Triage, taken } from './triage.ts'

/** Goes through the Inbox: which task is shown, and what is chosen for it. */
export function useTriage(sort: Sort) {
  const actions = useActions()
  const state = useReplicaState()
  const tasks = useReplica((all) => all.tasks)
  const preferences = useReplica((all) => all.preferences)
  const idsIn = () => inboxOf(state(), sort).map(({ id }) => id)
  // What was done a moment ago is in the state, but not yet in this render.
  const inboxNow = () => new Set(idsIn())
  const inbox = useMemo(
    () => new Set(inboxOf({ ...state(), tasks, preferences }, sort).map(({ id }) => id)),
    [state, tasks, preferences, sort],
  )
  const [stored, setTriage] = useState<Triage>(() => begin(idsIn()))
  const [recent, setRecent] = useState(() => recentProjects(state(), RECENT))

  const isOpen = (id: number) => tasks.get(id)?.complete === false
  const triage = followed(stored, inbox, isOpen, (id) => actions.idOf(id))
  if (triage !== stored) setTriage(triage)
  const id = current(triage)
  const task = id === undefined ? undefined : tasks.get(id)

  /** The next task, after what was done with this one. */
  const goOn = (done: number) => setTriage((before) => next(taken(before, done), inboxNow()))
  const { on, dialog } = useTaskActions({
    pick: () => undefined,
    onCompleting: ([completed]) => completed !== undefined && goOn(completed.id),
    onDeleting: () => id !== undefined && goOn(id),
  })

  // What is taken back is shown again.
  useEffect(
    () =>
      actions.listen((event, { summary }) => {
        if (event !== 'undone') return
        const undone = actions.idOf(Number(summary.values?.id))
        if (state().tasks.get(undone)?.complete !== false) return
        setTriage((before) => {
          const at = before.queue.findIndex((one) => actions.idOf(one) === undone)
          return at === -1
            ? before
            : at === before.at
              ? dated(before, undone, false)
              : goTo(dated(before, undone, false), at)
        })
      }),
    [actions, state],
  )

  /** Moves on if both are chosen. */
  const moveOnIf = (chosen: boolean, change: (before: Triage) => Triage) =>
    setTriage((before) => (chosen ? next(change(before), inboxNow()) : change(before)))
  const hasDate = (of: Task) => of.due !== null || triage.undated.has(of.id)
  const place = triage.at

  return {
    task,
    step: triage.step,
    place: place + 1,
    count: triage.queue.length,
    isUndated: task !== undefined && triage.undated.has(task.id),
    /** The tasks that were left in the Inbox. */
    left: inbox.size,
    recent,
    dialog,
    canGoBack: placeBefore(triage, isOpen) !== undefined,
    restart: () => setTriage((before) => ({ ...begin(idsIn()), step: before.step + 1 })),
    next: () => setTriage((before) => next(before, inboxNow())),
    back: () => {
      const to = placeBefore(triage, isOpen)
      if (to !== undefined) setTriage((before) => goTo(before, to))
    },
    into(project: number | null): void {
      if (task === undefined) return
      if (project !== null && !recent.includes(project)) setRecent([...recent.slice(0, RECENT - 1), project])
      if (project !== task.project_id) on.setProject(project, [task.id])
      moveOnIf(project !== null && hasDate(task), (before) => taken(before, task.id))
    },
    date(due: When | null): void {
      if (task === undefined) return
      if (JSON.stringify(due) !== JSON.stringify(task.due)) on.setDue(due, [task.id])
      moveOnIf(task.project_id !== null, (before) => dated(before, task.id, due === null))
    },
    complete: () => task !== undefined && on.toggleComplete([task.id]),
    remove: () => task !== undefined && on.remove([task.id]),
    open: () => task !== undefined && on.open(task.id),
  }
}

export type UsedTriage = ReturnType<typeof useTriage>
