import type { WebhookResponse } from '@docket/sdk'
import { Plus, Webhook } from 'lucide-react'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Asked, Group, Lead } from '../page/sections.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'
import { WebhookRow } from './webhook-row.tsx'

/** The most webhooks that the service allows. */
const MOST = 20

async function loadWebhooks(): Promise<WebhookResponse[]> {
  const { data } = await docket.api.GET('/api/{user_id}/webhooks', { params: { path: { user_id: 'me' } } })
  return data.webhooks
}

export default function WebhooksSection() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['webhooks'], queryFn: loadWebhooks, staleTime: 0 })
  const [isMaking, setMaking] = useState(false)
  const make = (
    <Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => setMaking(true)}>
      {t('webhooks.new')}
    </Button>
  )
  return (
    <>
      <Lead>{t('webhooks.lead')}</Lead>
      <Group>
        <Asked query={query}>
          {(webhooks) =>
            webhooks.length === 0 ? (
              <EmptyState icon={<Webhook size={24} />} title={t('webhooks.none')} action={make}>
                {t('webhooks.noneBody')}
              </EmptyState>
            ) : (
              <>
                {webhooks.length < MOST ? make : <Banner kind="info">{t('webhooks.most')}</Banner>}
                <ul className="mt-4">
                  {webhooks.map((webhook) => (
                    <WebhookRow key={webhook.id} webhook={webhook} onChanged={query.refetch} />
                  ))}
                </ul>
              </>
            )
          }
        </Asked>
      </Group>
      <WebhookDialog open={isMaking} onOpenChange={setMaking} onDone={() => void query.refetch()} />
    </>
  )
}
