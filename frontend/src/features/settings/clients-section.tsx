import type { ConnectedClient } from '@docket/sdk'
import { Bot } from 'lucide-react'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { formatAgo } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ClientLimits } from '../access/client-limits.tsx'
import { connectedClients, shownName } from '../access/client-name.ts'
import { useLimitTexts } from '../access/limits.tsx'
import { useWorkspaceTexts } from '../access/workspaces.tsx'
import { useRequest } from '../forms/use-request.ts'
import { Asked, Group, Lead, Scopes } from '../page/sections.tsx'

export default function ClientsSection() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['clients'], queryFn: connectedClients, staleTime: 0 })
  return (
    <>
      <Lead>{t('settings.clients.lead')}</Lead>
      <Group>
        <p>
          {t('settings.clients.address')}{' '}
          <code dir="ltr" className="break-all rounded-small bg-sunken px-1 font-mono">
            {location.origin}/mcp
          </code>
        </p>
      </Group>
      <Group>
        <Asked query={query}>
          {(clients) =>
            clients.length === 0 ? (
              <EmptyState icon={<Bot size={24} />} title={t('settings.clients.none')}>
                {t('settings.clients.noneBody')}
              </EmptyState>
            ) : (
              <ul>
                {clients.map((client) => (
                  <ClientRow key={client.id} client={client} onChanged={() => query.refetch()} />
                ))}
              </ul>
            )
          }
        </Asked>
      </Group>
    </>
  )
}

function ClientRow({ client, onChanged }: { client: ConnectedClient; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const [isLimiting, setLimiting] = useState(false)
  const name = shownName(client.name) ?? t('consent.nameless')
  const facts = [
    t('settings.clients.since', { when: formatAgo(client.created_at) }),
    ...useWorkspaceTexts(client.workspaces),
    ...useLimitTexts(client),
  ]
  const disconnect = () =>
    perform({
      run: async () => {
        await docket.api.POST('/api/auth/oauth2/delete-consent', { body: { id: client.consent_id } })
        await onChanged()
      },
      success: t('settings.clients.gone'),
    })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3">
      <Bot aria-hidden size={20} className="shrink-0 text-muted" />
      <div className="min-w-40 flex-1">
        <p className="break-words font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="text-muted text-small">{facts.join(' · ')}</p>
        {/* `offline_access` only keeps the client connected; it gives access to nothing. */}
        <Scopes scopes={client.scopes.filter((scope) => scope !== 'offline_access')} />
      </div>
      <Button
        size="small"
        aria-label={t('settings.clients.limitsNamed', { name })}
        onClick={() => setLimiting(true)}
      >
        {t('settings.clients.limits')}
      </Button>
      <Button
        size="small"
        busy={isBusy}
        aria-label={t('settings.clients.disconnectNamed', { name })}
        onClick={() => void disconnect()}
      >
        {t('settings.clients.disconnect')}
      </Button>
      <ClientLimits
        client={client}
        title={t('settings.clients.limitsNamed', { name })}
        open={isLimiting}
        onOpenChange={setLimiting}
        onSaved={onChanged}
      />
    </li>
  )
}
