import { useMemo } from 'react'
import { useActions, useReplica } from '../../data/index.ts'
import { formatInstant } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Group } from '../page/sections.tsx'
import { Chooser } from '../pickers/chooser.tsx'
import { NotificationSetting } from '../reminders/notification-setting.tsx'
import { CustomsSettings, LineSettings } from './customs-settings.tsx'
import { allZones, deviceZone, nameOfZone } from './zones.ts'

export default function TimeSection() {
  const { t } = useTranslation()
  const isLoaded = useReplica((state) => state.loaded)
  return (
    <>
      <Group title={t('settings.time.zone')}>{isLoaded ? <Zone /> : <SkeletonRows count={2} />}</Group>
      {isLoaded && (
        <>
          <Group title={t('settings.time.customs')}>
            <CustomsSettings />
          </Group>
          <Group title={t('settings.time.adding')}>
            <LineSettings />
          </Group>
        </>
      )}
      <Group title={t('reminders.notifications')}>
        <NotificationSetting />
      </Group>
    </>
  )
}

function Zone() {
  const { t } = useTranslation()
  const actions = useActions()
  const zone = useReplica((state) => state.preferences.time_zone)
  const device = deviceZone()
  const choices = useMemo(() => allZones().map((key) => ({ key, name: nameOfZone(key) })), [])
  const choose = (time_zone: string) => actions.editPreferences({ time_zone })
  return (
    <>
      <p className="font-medium text-large">
        <bdi>{nameOfZone(zone)}</bdi>
      </p>
      <p className="text-muted">
        {t('settings.time.now', { time: formatInstant(new Date().toISOString(), zone) })}
      </p>
      <p className="mb-4 text-muted">{t('settings.time.lead')}</p>
      <Chooser
        trigger={<Button>{t('settings.time.change')}</Button>}
        label={t('settings.time.zone')}
        placeholder={t('settings.time.find')}
        empty={t('settings.time.none')}
        choices={choices}
        chosen={[zone]}
        onChoose={([next]) => next !== undefined && next !== zone && choose(next)}
      />
      {device !== zone && (
        <Banner
          className="mt-4"
          action={
            <Button size="small" onClick={() => choose(device)}>
              {t('settings.time.use', { zone: nameOfZone(device) })}
            </Button>
          }
        >
          {t('settings.time.differs', { zone: nameOfZone(device) })}
        </Banner>
      )}
    </>
  )
}
