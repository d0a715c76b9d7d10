import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions, useReplica, useSyncStatus } from '../../data/index.ts'
import { toasts } from '../../ui/toast.tsx'
import { deviceZone, nameOfZone } from './zones.ts'

/** Whoever has never chosen a time zone gets the device's, and is told so. */
export function FirstZone() {
  const { t } = useTranslation()
  const actions = useActions()
  const { state } = useSyncStatus()
  const isUnset = useReplica(
    ({ loaded, preferences }) => loaded && preferences.revision === 0 && preferences.time_zone === 'UTC',
  )
  // Another device may have chosen: the service's word comes first.
  const isKnown = isUnset && state === 'live'
  useEffect(() => {
    const zone = deviceZone()
    if (!isKnown || zone === 'UTC') return
    actions.editPreferences({ time_zone: zone })
    toasts.add({
      id: 'deed',
      title: t('settings.time.set', { zone: nameOfZone(zone) }),
      action: { label: t('common.undo'), run: () => actions.undo() },
    })
  }, [isKnown, actions, t])
  return null
}
