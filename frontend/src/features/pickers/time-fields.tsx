import type { When } from '@docket/sdk'
import { X } from 'lucide-react'
import { useReplica } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Field, Input } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { zoneName } from './when.ts'

const FLOATING = 'floating'

/** The time of a date, and its zone: wherever the user is, or one place. */
export function TimeFields(props: { value: When | null; onChange: (value: When) => void; today: string }) {
  const { value, onChange, today } = props
  const { t } = useTranslation()
  const own = useReplica((state) => state.preferences.time_zone)
  const { date, time, time_zone } = value ?? { date: today }
  const setTime = (next: string) => {
    if (next === '') onChange({ date })
    else onChange({ date, time: next, ...(time_zone === undefined ? {} : { time_zone }) })
  }
  const zones = [...new Set([own, ...(time_zone === undefined ? [] : [time_zone]), ...timeZones()])]
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-2">
      <div className="flex items-end gap-1">
        <Field label={t('pickers.time')} className="flex-1">
          <Input type="time" value={time ?? ''} onChange={(event) => setTime(event.currentTarget.value)} />
        </Field>
        {time !== undefined && (
          <IconButton
            label={t('pickers.noTime')}
            icon={<X aria-hidden size={16} />}
            onClick={() => setTime('')}
          />
        )}
      </div>
      {time !== undefined && (
        <Field label={t('pickers.clock')}>
          <Select
            value={time_zone ?? FLOATING}
            options={[
              { value: FLOATING, label: t('pickers.floating') },
              ...zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
            ]}
            onChange={(zone) =>
              onChange(zone === FLOATING ? { date, time } : { date, time, time_zone: zone })
            }
          />
          <p className="text-muted text-small">
            {time_zone === undefined
              ? t('pickers.floatingHelp')
              : t('pickers.zoneHelp', { zone: zoneName(time_zone) })}
          </p>
        </Field>
      )}
    </div>
  )
}

const timeZones = (): string[] => Intl.supportedValuesOf('timeZone')
