import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useActions, useElsewhere, useReplica } from '../../data/index.ts'
import { closesByBack, leave } from '../../ui/back.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The number of entries back to the last one without an open task on the page. */
    tasks?: number
  }
}

export interface OpenTask {
  /** The id of the task whose detail is open. */
  id: number | undefined
  open(id: number): void
  close(): void
}

/**
 * The task in the address, `?task=12`, so that links lead to it and Back closes it. `in` names its workspace if it is
 * another than that of the page.
 */
export function useOpenTask(): OpenTask {
  const navigate = useNavigate()
  const { history } = useRouter()
  const actions = useActions()
  const elsewhere = useElsewhere()
  const task: unknown = useSearch({
    strict: false,
    select: (search: { task?: unknown; in?: unknown }) => (search.in === elsewhere ? search.task : undefined),
  })
  const show = useCallback(
    (id: number | undefined) => {
      const open = history.location.state.tasks ?? 0
      const isClosing = id === undefined
      // Where people close things by Back, it must not reopen what was closed.
      if (isClosing && closesByBack() && open > 0) return leave(open)
      const address = new URLSearchParams(history.location.search)
      const shown = address.get('task')
      // What reads like a number is in quotation marks.
      const within = address.get('in')?.replaceAll('"', '')
      if (shown === String(id) && within === elsewhere) return
      void navigate({
        to: '.',
        search: ((before: object) => ({
          ...before,
          task: id,
          in: isClosing ? undefined : elsewhere,
        })) as never,
        state: !isClosing && (open > 0 || shown === null) ? { tasks: open + 1 } : {},
        replace: isClosing && closesByBack(),
        resetScroll: false,
      })
    },
    [navigate, history, elsewhere],
  )
  return {
    // A task made a moment ago gets its real id while it is open.
    id: useReplica(() =>
      typeof task === 'number' && Number.isInteger(task) ? actions.idOf(task) : undefined,
    ),
    open: show,
    close: useCallback(() => show(undefined), [show]),
  }
}
