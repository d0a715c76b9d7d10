import { useEffect } from 'react'
import { onPainted } from '../../browser/painted.ts'
import { browserStorage } from '../../browser/storage.ts'
import { useActions, useReplica, useSyncStatus } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { toasts } from '../../ui/toast.tsx'
import { deviceZone, nameOfZone } from './zones.ts'

/** The user for whom this was done in this browser: once undone, it is not done again. */
const STORAGE_KEY = 'docket.zone-set-for'

/** Gives a user who has never chosen a time zone the device's, with a toast. Stands in the user's own workspace. */
export function FirstZone() {
  const { t } = useTranslation()
  const { user } = useSession()
  const actions = useActions()
  const { state } = useSyncStatus()
  const isUnset = useReplica(
    ({ loaded, preferences }) => loaded && preferences.revision === 0 && preferences.time_zone === 'UTC',
  )
  // Another device may have set one: wait for the service's answer.
  const isKnown = isUnset && state === 'live'
  const userId = user?.id
  useEffect(() => {
    if (!isKnown || userId === undefined || browserStorage.get(STORAGE_KEY) === userId) return
    // Determined as late as this, because it is slow the first time and the first page would wait.
    const zone = deviceZone()
    if (zone === 'UTC') return
    browserStorage.set(STORAGE_KEY, userId)
    actions.editPreferences({ time_zone: zone })
    // In the place of the toast that every change of settings has, which comes with the next paint.
    onPainted(() =>
      toasts.add({
        id: 'action',
        title: t('settings.time.set', { zone: nameOfZone(zone) }),
        action: { label: t('common.undo'), run: () => actions.undo() },
      }),
    )
  }, [isKnown, userId, actions, t])
  return null
}
