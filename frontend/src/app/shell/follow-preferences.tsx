import { useLayoutEffect } from 'react'
import { setStartPage } from '../../browser/start-page.ts'
import { type State, useOwnReplica } from '../../data/index.ts'
import { follow } from '../../i18n/index.ts'

/** Makes the app follow the user's preferences, also those chosen on another device. */
export function FollowPreferences() {
  const preferences = useOwnReplica((state) => state.preferences)
  const startPage = useOwnReplica(startPageOf)
  // Before the page is painted, so that nothing is seen to change.
  useLayoutEffect(() => follow(preferences), [preferences])
  useLayoutEffect(() => () => follow({}), [])
  useLayoutEffect(() => {
    setStartPage(startPage)
    return () => setStartPage(undefined)
  }, [startPage])
  return null
}

/** The chosen list, unless it is gone. */
function startPageOf({ preferences, projects, labels, views }: State): string | undefined {
  const [kind, id] = (preferences.start_page ?? '').split('/')
  const lists = { projects, labels, views }
  if (kind !== 'projects' && kind !== 'labels' && kind !== 'views') return preferences.start_page
  return lists[kind].has(Number(id)) ? preferences.start_page : undefined
}
