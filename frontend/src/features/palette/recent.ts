import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { browserStorage, isStrings, ofUser } from '../../browser/storage.ts'
import { useUserId } from '../../data/index.ts'

/** Where the user was lately, and the tasks that were open: in this browser, the last one first. */

const MOST = 12
/** A page that is gone to: not a task of an id that it will not keep. */
const LASTING = /^\/(?!.*\/-)/

const keyOf = (userId: string) => ofUser(userId, 'recent')

/** Notes each page and each task that is opened; used once in the app. */
export function useNoteRecent(): void {
  const router = useRouter()
  const userId = useUserId()
  useEffect(
    () =>
      router.subscribe('onResolved', ({ toLocation: { pathname, search } }) => {
        const { task } = search as { task?: unknown }
        const opened = typeof task === 'number' && task > 0 ? [`task/${task}`] : []
        note(userId, [...opened, ...(LASTING.test(pathname) ? [pathname] : [])])
      }),
    [router, userId],
  )
}

function note(userId: string, names: readonly string[]): void {
  const before = recentOf(userId)
  // Between tasks one stays on the page.
  const next = [...names, ...before.filter((name) => !names.includes(name))].slice(0, MOST)
  if (next.join() !== before.join()) browserStorage.write(keyOf(userId), next)
}

function recentOf(userId: string): string[] {
  const stored = browserStorage.read(keyOf(userId))
  return isStrings(stored) ? stored : []
}

/** Those before the present page: `/projects/3`, `task/12`. */
export function useRecent(): readonly string[] {
  const userId = useUserId()
  const { pathname, search } = useRouter().state.location
  const [recent] = useState(() => recentOf(userId))
  const { task } = search as { task?: unknown }
  return recent.filter((name) => name !== pathname && name !== `task/${String(task)}`)
}
