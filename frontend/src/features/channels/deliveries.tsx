import type { ChannelDelivery } from '@docket/sdk'
import { keepPreviousData } from '@tanstack/react-query'
import { useOwnReplica, useReplica } from '../../data/index.ts'
import { formatInstant, formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useInfiniteQuery } from '../../session/query.ts'
import { Chip } from '../../ui/chip.tsx'
import { Ago } from '../page/ago.tsx'
import { Paged } from '../page/paged.tsx'
import { deliveriesOf } from './requests.ts'

/** Milliseconds between looks while something is on its way. */
const LOOK = 2_000
const TONES = { pending: 'warning', delivered: 'success', failed: 'danger', cancelled: 'neutral' } as const

/** What was sent to a channel, newest first, with the outcomes. @param props `turn` changes when something was sent */
export function Deliveries({ channelId, turn }: { channelId: number; turn: number }) {
  const { t } = useTranslation()
  // What is told is delivered at once.
  const newest = useOwnReplica(({ notifications }) => Math.max(0, ...notifications.keys()))
  const query = useInfiniteQuery({
    queryKey: ['channels', channelId, 'deliveries', turn, newest],
    staleTime: 0,
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => deliveriesOf(channelId, pageParam, signal),
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ deliveries }) => deliveries.some(({ status }) => status === 'pending'))
        ? LOOK
        : false,
  })
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries) ?? []
  return (
    <div className="pt-2 pb-1">
      <Paged query={query} isEmpty={deliveries.length === 0} empty={t('channels.noDeliveries')}>
        <ol className="flex flex-col">
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </ol>
      </Paged>
    </div>
  )
}

function DeliveryRow({ delivery }: { delivery: ChannelDelivery }) {
  const { t } = useTranslation()
  const { status, notification_id, created_at } = delivery
  const title = useOwnReplica(({ notifications }) => notifications.get(notification_id ?? 0)?.title)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-1.5">
      <Chip tone={TONES[status]} className="shrink-0">
        {t(`channels.status.${status}`)}
      </Chip>
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-small">
          {title === undefined ? (
            t(notification_id === null ? 'channels.testMessage' : 'channels.notification')
          ) : (
            <bdi className="min-w-0 break-words">{title}</bdi>
          )}
          <Ago at={created_at} />
        </p>
        <Outcome delivery={delivery} />
      </div>
    </li>
  )
}

function Outcome({ delivery }: { delivery: ChannelDelivery }) {
  const { t } = useTranslation()
  const zone = useReplica((state) => state.preferences.time_zone)
  const { status, status_code, error, attempts, next_attempt_at } = delivery
  const facts = [
    ...(status_code === null ? [] : [t('channels.answered', { code: status_code })]),
    ...(attempts > 1 ? [t('channels.attempts', { count: attempts })] : []),
    ...(attempts > 0 && next_attempt_at !== null
      ? [t('channels.next', { when: formatInstant(next_attempt_at, zone) })]
      : []),
    ...(attempts === 0 && status === 'pending' && next_attempt_at !== null
      ? [t('channels.pendingUntil', { when: formatInstant(next_attempt_at, zone) })]
      : []),
    ...(delivery.duration_ms === null
      ? []
      : [t('channels.took', { ms: formatNumber(delivery.duration_ms) })]),
    ...(status === 'cancelled' ? [t('channels.cancelledWhy')] : []),
  ]
  return (
    <div className="text-muted text-small">
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {error !== null && !saysStatus(delivery) && (
        <p dir="auto" className="break-words">
          {error}
        </p>
      )}
    </div>
  )
}

/** Whether its error says no more than the status of the answer, which is shown in the user's language. */
export const saysStatus = ({ error, status_code }: ChannelDelivery): boolean =>
  error === `Answered ${status_code}.`
