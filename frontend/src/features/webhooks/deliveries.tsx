import type { WebhookDelivery } from '@docket/sdk'
import { useEffect } from 'react'
import { docket } from '../../data/docket.ts'
import { useReplica } from '../../data/index.ts'
import { formatInstant, formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { BY_CURSOR, useInfiniteQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useRequest } from '../forms/use-request.ts'
import { Ago } from '../page/ago.tsx'
import { Paged } from '../page/paged.tsx'

const PAGE = 20
/** Milliseconds between polls for pending deliveries. */
const LOOK = 2_000
const TONES = { pending: 'warning', delivered: 'success', failed: 'danger' } as const

interface DeliveriesProps {
  webhookId: number
  /** Changes when something was sent. */
  turn: number
  /** Called when something has failed, after which the webhook may be off. The same at each render. */
  onFailed: () => void
}

/** What was sent to a webhook, newest first, with the outcomes. */
export function Deliveries({ webhookId, turn, onFailed }: DeliveriesProps) {
  const { t } = useTranslation()
  const path = { user_id: 'me', webhook_id: webhookId }
  const query = useInfiniteQuery({
    queryKey: ['webhooks', webhookId, 'deliveries', turn],
    staleTime: 0,
    ...BY_CURSOR,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const { data } = await docket.api.GET('/api/{user_id}/webhooks/{webhook_id}/deliveries', {
        params: { path, query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } },
        signal,
      })
      return data
    },
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ deliveries }) => deliveries.some(isWaiting)) ? LOOK : false,
  })
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries) ?? []
  const failed = deliveries.filter(({ status }) => status === 'failed').length
  useEffect(() => {
    if (failed > 0) onFailed()
  }, [failed, onFailed])
  return (
    <div className="pt-2 pb-1">
      <Paged query={query} isEmpty={deliveries.length === 0} empty={t('webhooks.noDeliveries')}>
        <ol className="flex flex-col">
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              webhookId={webhookId}
              delivery={delivery}
              onSent={() => query.refetch()}
            />
          ))}
        </ol>
      </Paged>
    </div>
  )
}

const isWaiting = ({ status }: WebhookDelivery): boolean => status === 'pending'

function DeliveryRow(props: {
  webhookId: number
  delivery: WebhookDelivery
  onSent: () => Promise<unknown>
}) {
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const { delivery, webhookId, onSent } = props
  const { id, type, status, created_at } = delivery
  const again = () =>
    perform({
      run: async () => {
        await docket.api.POST('/api/{user_id}/webhooks/{webhook_id}/deliveries/{delivery_id}/replay', {
          params: { path: { user_id: 'me', webhook_id: webhookId, delivery_id: id } },
        })
        await onSent()
      },
      success: t('webhooks.sentAgain'),
    })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-1.5">
      <Chip tone={TONES[status]} className="shrink-0">
        {t(`webhooks.status.${status}`)}
      </Chip>
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 text-small">
          {type === 'ping' ? t('webhooks.ping') : <code dir="ltr">{type}</code>}
          <Ago at={created_at} />
        </p>
        <Outcome delivery={delivery} />
      </div>
      {!isWaiting(delivery) && (
        <Button
          size="small"
          busy={isBusy}
          aria-label={t('webhooks.againNamed', { id: formatNumber(id) })}
          onClick={() => void again()}
        >
          {t('webhooks.again')}
        </Button>
      )}
    </li>
  )
}

function Outcome({ delivery }: { delivery: WebhookDelivery }) {
  const { t } = useTranslation()
  const zone = useReplica((state) => state.preferences.time_zone)
  const { status_code, error, attempts, duration_ms, next_attempt_at, replay_of } = delivery
  const facts = [
    ...(status_code === null ? [] : [t('webhooks.answered', { code: status_code })]),
    ...(duration_ms === null ? [] : [t('webhooks.took', { ms: formatNumber(duration_ms) })]),
    ...(attempts > 1 ? [t('webhooks.attempts', { count: attempts })] : []),
    ...(attempts > 0 && next_attempt_at !== null
      ? [t('webhooks.next', { when: formatInstant(next_attempt_at, zone) })]
      : []),
    ...(replay_of === null ? [] : [t('webhooks.repeated', { id: formatNumber(replay_of) })]),
  ]
  return (
    <div className="text-muted text-small">
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {/* Not an error that only repeats the status, which is shown above. */}
      {error !== null && error !== `Answered ${status_code}.` && (
        <p dir="auto" className="break-words">
          {error}
        </p>
      )}
    </div>
  )
}
