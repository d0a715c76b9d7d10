import { Bot } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../app/query.ts'
import { formatAgo } from '../../i18n/format.ts'
import { docket } from '../../session/docket.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { clientName } from '../consent/client-name.ts'
import { Asked, Group, Lead, Scopes } from './parts.tsx'
import { useDeed } from './use-deed.ts'

interface Client {
  /** Of what the user allowed. */
  consentId: string
  name: string | undefined
  scopes: readonly string[]
  since: string
}

async function loadClients(): Promise<Client[]> {
  const { data = [] } = await docket.api.GET('/api/auth/oauth2/get-consents')
  return await Promise.all(
    data.map(async ({ id, clientId, scopes, createdAt }) => ({
      consentId: id,
      name: await clientName(clientId),
      // By which it stays connected; it opens nothing.
      scopes: scopes.filter((scope) => scope !== 'offline_access'),
      since: createdAt,
    })),
  )
}

export default function ClientsSection() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['clients'], queryFn: loadClients, staleTime: 0 })
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
                  <ClientRow key={client.consentId} client={client} onGone={() => query.refetch()} />
                ))}
              </ul>
            )
          }
        </Asked>
      </Group>
    </>
  )
}

function ClientRow({ client, onGone }: { client: Client; onGone: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { isBusy, perform } = useDeed()
  const { consentId, scopes, since } = client
  const name = client.name ?? t('consent.nameless')
  const disconnect = () =>
    perform({
      run: async () => {
        await docket.api.POST('/api/auth/oauth2/delete-consent', { body: { id: consentId } })
        await onGone()
      },
      said: t('settings.clients.gone'),
    })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3">
      <Bot aria-hidden size={20} className="shrink-0 text-muted" />
      <div className="min-w-40 flex-1">
        <p className="break-words font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="text-muted text-small">{t('settings.clients.since', { when: formatAgo(since) })}</p>
        <Scopes scopes={scopes} />
      </div>
      <Button
        size="small"
        busy={isBusy}
        aria-label={t('settings.clients.disconnectNamed', { name })}
        onClick={() => void disconnect()}
      >
        {t('settings.clients.disconnect')}
      </Button>
    </li>
  )
}
