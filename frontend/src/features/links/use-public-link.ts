import { createDocket, DocketProblem, type PublicLink, type PublicTask, Unreachable } from '@docket/sdk'
import { useCallback, useEffect, useState } from 'react'

/** Whoever reads a link is nobody to the service, also if they are signed in: no token is sent. */
const { api } = createDocket({ baseUrl: '', token: { get: async () => undefined } })

const PAGE = 200

export type Reading =
  | { state: 'loading' | 'gone' | 'failed' }
  | { state: 'shown'; link: PublicLink; tasks: PublicTask[]; next: string | null; isBusy: boolean }

/** What the link of `token` shows. `more` reads the next page, `again` all of it anew. */
export function usePublicLink(token: string): { reading: Reading; more: () => void; again: () => void } {
  const [reading, setReading] = useState<Reading>({ state: 'loading' })
  const [turn, setTurn] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies(turn): each turn reads anew.
  useEffect(() => {
    let isCurrent = true
    const show = (next: Reading) => isCurrent && setReading(next)
    show({ state: 'loading' })
    Promise.all([readLink(token), readTasks(token)])
      .then(([link, page]) => show({ state: 'shown', link, ...page, isBusy: false }))
      .catch((error: unknown) => show(failed(error)))
    return () => {
      isCurrent = false
    }
  }, [token, turn])

  const more = useCallback(() => {
    if (reading.state !== 'shown' || reading.next === null || reading.isBusy) return
    setReading({ ...reading, isBusy: true })
    readTasks(token, reading.next)
      .then(({ tasks, next }) =>
        setReading({ ...reading, tasks: [...reading.tasks, ...tasks], next, isBusy: false }),
      )
      .catch((error: unknown) => setReading(failed(error)))
  }, [reading, token])
  return { reading, more, again: useCallback(() => setTurn((before) => before + 1), []) }
}

async function readLink(token: string): Promise<PublicLink> {
  const { data } = await api.GET('/api/links/{token}', { params: { path: { token } } })
  return data
}

async function readTasks(token: string, cursor?: string) {
  const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }
  const { data } = await api.GET('/api/links/{token}/tasks', { params: { path: { token }, query } })
  return { tasks: data.tasks, next: data.next_cursor }
}

function failed(error: unknown): Reading {
  if (error instanceof DocketProblem) return { state: error.status === 404 ? 'gone' : 'failed' }
  if (error instanceof Unreachable) return { state: 'failed' }
  throw error
}
