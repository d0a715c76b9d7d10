import { useActions, useReplica } from '../../data/index.ts'
import { formatMinutes, formatTime, weekdays } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Group, Lead, Setting } from '../page/sections.tsx'
import { MutedList } from './muted-list.tsx'

/** What users are told if they have not chosen, as the service has it. */
const TOLD = {
  reminder: true,
  due: false,
  overdue: false,
  assigned: true,
  mentioned: true,
  comment: true,
  invitation: true,
}
const KINDS = Object.keys(TOLD) as (keyof typeof TOLD)[]
const NONE = 'none'
/** Minutes. */
const REPEATS = [5, 10, 15, 30, 60, 120]
const MORNINGS = { from: 5, to: 12 }
const DAY = { from: 0, to: 24 }
/** When the quiet hours end, until that is chosen. */
const QUIET_UNTIL = '07:00'

/** The settings of what the user is told, and when. */
export default function ToldSection() {
  const { t } = useTranslation()
  const isLoaded = useReplica((state) => state.loaded)
  if (!isLoaded) return <SkeletonRows count={6} />
  return (
    <>
      <Lead>{t('notifications.told.lead')}</Lead>
      <Group>
        <What />
      </Group>
      <Group title={t('notifications.told.when')}>
        <When />
      </Group>
      <Group title={t('notifications.told.muted')}>
        <MutedList />
      </Group>
    </>
  )
}

function useNotify() {
  const actions = useActions()
  const notify = useReplica(({ preferences }) => preferences.notify)
  return { notify: notify ?? {}, edit: actions.editNotify.bind(actions) }
}

function What() {
  const { t } = useTranslation()
  const { notify, edit } = useNotify()
  return KINDS.map((kind) => (
    <Setting
      key={kind}
      label={t(`notifications.told.kinds.${kind}`)}
      hint={t(`notifications.told.hints.${kind}`)}
    >
      <Switch
        aria-label={t(`notifications.told.kinds.${kind}`)}
        checked={notify[kind] ?? TOLD[kind]}
        onCheckedChange={(checked) => edit({ [kind]: checked === TOLD[kind] ? null : checked })}
      />
    </Setting>
  ))
}

function When() {
  const { t } = useTranslation()
  const { notify, edit } = useNotify()
  const { repeat_every, overview_at, review_on, quiet_from, quiet_until } = notify
  const never = { value: NONE, label: t('notifications.told.never') }
  const repeats = new Set([...REPEATS, ...(repeat_every === undefined ? [] : [repeat_every])])
  return (
    <>
      <Setting label={t('notifications.told.repeat')} hint={t('notifications.told.repeatHint')}>
        <Select
          aria-label={t('notifications.told.repeat')}
          value={String(repeat_every ?? NONE)}
          options={[
            { value: NONE, label: t('notifications.told.once') },
            ...[...repeats].map((minutes) => ({
              value: String(minutes),
              label: t('notifications.told.every', { time: formatMinutes(minutes) }),
            })),
          ]}
          onChange={(value) => edit({ repeat_every: value === NONE ? null : Number(value) })}
        />
      </Setting>
      <Setting label={t('notifications.told.overview')} hint={t('notifications.told.overviewHint')}>
        <Select
          aria-label={t('notifications.told.overview')}
          value={overview_at ?? NONE}
          options={[never, ...timesWith(overview_at, MORNINGS)]}
          onChange={(value) => edit({ overview_at: value === NONE ? null : value })}
        />
      </Setting>
      <Setting label={t('notifications.told.review')} hint={t('notifications.told.reviewHint')}>
        <Select
          aria-label={t('notifications.told.review')}
          value={String(review_on ?? NONE)}
          options={[never, ...weekdays('long').map(({ day, name }) => ({ value: String(day), label: name }))]}
          onChange={(value) => edit({ review_on: value === NONE ? null : Number(value) })}
        />
      </Setting>
      <Setting label={t('notifications.told.quiet')} hint={t('notifications.told.quietHint')}>
        <div className="flex flex-wrap items-center gap-2">
          <span aria-hidden className="text-muted">
            {t('notifications.told.from')}
          </span>
          <Select
            aria-label={t('notifications.told.fromQuiet')}
            value={quiet_from ?? NONE}
            options={[never, ...timesWith(quiet_from, DAY)]}
            onChange={(value) =>
              edit(
                value === NONE
                  ? { quiet_from: null, quiet_until: null }
                  : { quiet_from: value, quiet_until: quiet_until ?? QUIET_UNTIL },
              )
            }
          />
          {quiet_from !== undefined && (
            <>
              <span aria-hidden className="text-muted">
                {t('notifications.told.until')}
              </span>
              <Select
                aria-label={t('notifications.told.untilQuiet')}
                value={quiet_until ?? QUIET_UNTIL}
                options={timesWith(quiet_until, DAY)}
                onChange={(value) => edit({ quiet_from, quiet_until: value })}
              />
            </>
          )}
        </div>
      </Setting>
    </>
  )
}

/** Each half hour, and the time that is chosen. */
function timesWith(chosen: string | undefined, hours: { from: number; to: number }) {
  const halves = Array.from({ length: (hours.to - hours.from) * 2 }, (_, index) => {
    const minutes = hours.from * 60 + index * 30
    const two = (value: number) => String(value).padStart(2, '0')
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  })
  return [...new Set([...halves, ...(chosen === undefined ? [] : [chosen])])].sort().map((value) => {
    const [hour = 0, minute = 0] = value.split(':').map(Number)
    return { value, label: formatTime({ hour, minute }) }
  })
}
