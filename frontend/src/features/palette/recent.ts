import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { browserStorage, inWorkspace, isStrings } from '../../browser/storage.ts'
import { usePlace } from '../../data/index.ts'
import { sharedIn } from '../../session/workspace-address.ts'

/** Where the user was lately, and the tasks that were open: in this browser, the last one first. */

const MOST = 12
/** A page that is gone to: not a task of an id that it will not keep. */
const LASTING = /^\/(?!.*\/-)/

type Place = ReturnType<typeof usePlace>

const keyOf = (place: Place) => inWorkspace(place, 'recent')

/** Notes each page and each task that is opened; used once in the app. */
export function useNoteRecent(): void {
  const router = useRouter()
  const place = usePlace()
  useEffect(
    () =>
      router.subscribe('onResolved', ({ toLocation: { pathname, search, publicHref } }) => {
        // Another workspace is about to be shown: that is noted there.
        if ((sharedIn(publicHref) ?? place.userId) !== place.workspaceId) return
        const { task, in: within } = search as { task?: unknown; in?: unknown }
        // One of another workspace is noted in none.
        const isHere = typeof task === 'number' && task > 0 && within === undefined
        const opened = isHere ? [`task/${task}`] : []
        note(place, [...opened, ...(LASTING.test(pathname) ? [pathname] : [])])
      }),
    [router, place],
  )
}

function note(place: Place, names: readonly string[]): void {
  const before = recentOf(place)
  // Between tasks one stays on the page.
  const next = [...names, ...before.filter((name) => !names.includes(name))].slice(0, MOST)
  if (next.join() !== before.join()) browserStorage.write(keyOf(place), next)
}

function recentOf(place: Place): string[] {
  const stored = browserStorage.read(keyOf(place))
  return isStrings(stored) ? stored : []
}

/** Those before the present page: `/projects/3`, `task/12`. */
export function useRecent(): readonly string[] {
  const place = usePlace()
  const { pathname, search } = useRouter().state.location
  const [recent] = useState(() => recentOf(place))
  const { task } = search as { task?: unknown }
  return recent.filter((name) => name !== pathname && name !== `task/${String(task)}`)
}
