import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useActions, useReplica } from '../../data/index.ts'

export interface OpenTask {
  /** Of the task whose detail is open. */
  id: number | undefined
  open(id: number): void
  close(): void
}

/** The task in the address, `?task=12`: so that links lead to it and Back closes it. */
export function useOpenTask(): OpenTask {
  const navigate = useNavigate()
  const actions = useActions()
  const task: unknown = useSearch({ strict: false, select: (search: { task?: unknown }) => search.task })
  const show = useCallback(
    (id: number | undefined) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, task: id })) as never,
        resetScroll: false,
      }),
    [navigate],
  )
  return {
    // The service gives it another id while it is open, when it was made a moment ago.
    id: useReplica(() =>
      typeof task === 'number' && Number.isInteger(task) ? actions.idOf(task) : undefined,
    ),
    open: show,
    close: useCallback(() => show(undefined), [show]),
  }
}
