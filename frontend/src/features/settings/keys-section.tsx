import type { ApiKeyResponse } from '@docket/sdk'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useReplica } from '../../data/index.ts'
import { formatAgo, formatInstant } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLimitTexts } from '../access/limits.tsx'
import { useWorkspaceTexts } from '../access/workspaces.tsx'
import { useRequest } from '../forms/use-request.ts'
import { Asked, Group, Lead, Scopes } from '../page/sections.tsx'
import { NewKey } from './new-key.tsx'

async function loadKeys(): Promise<ApiKeyResponse[]> {
  const { data } = await docket.api.GET('/api/{user_id}/keys', { params: { path: { user_id: 'me' } } })
  return data.keys
}

export default function KeysSection() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['keys'], queryFn: loadKeys, staleTime: 0 })
  const [isMaking, setMaking] = useState(false)
  const make = (
    <Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => setMaking(true)}>
      {t('settings.keys.new')}
    </Button>
  )
  return (
    <>
      <Lead>{t('settings.keys.lead')}</Lead>
      <Group>
        <Asked query={query}>
          {(keys) =>
            keys.length === 0 ? (
              <EmptyState icon={<KeyRound size={24} />} title={t('settings.keys.none')} action={make}>
                {t('settings.keys.noneBody')}
              </EmptyState>
            ) : (
              <>
                {make}
                <ul className="mt-4">
                  {keys.map((key) => (
                    <KeyRow key={key.id} apiKey={key} onRevoked={() => query.refetch()} />
                  ))}
                </ul>
              </>
            )
          }
        </Asked>
      </Group>
      <NewKey open={isMaking} onOpenChange={setMaking} onMade={() => void query.refetch()} />
    </>
  )
}

function KeyRow({ apiKey, onRevoked }: { apiKey: ApiKeyResponse; onRevoked: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const [isAsking, setAsking] = useState(false)
  const { id, name, start, scopes } = apiKey
  const revoke = async () => {
    await perform({
      run: async () => {
        await docket.api.DELETE('/api/{user_id}/keys/{key_id}', {
          params: { path: { user_id: 'me', key_id: id } },
        })
        await onRevoked()
      },
      success: t('settings.keys.revoked'),
    })
    setAsking(false)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-3">
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
          <bdi>{name}</bdi>
          <code dir="ltr" className="font-mono font-normal text-muted text-small">
            {start}…
          </code>
        </p>
        <KeyFacts apiKey={apiKey} />
        <Scopes scopes={scopes} />
      </div>
      <Button
        size="small"
        aria-label={t('settings.keys.revokeNamed', { name })}
        onClick={() => setAsking(true)}
      >
        {t('settings.keys.revoke')}
      </Button>
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('settings.keys.revokeTitle', { name })}
        description={t('settings.keys.revokeBody')}
        confirm={t('settings.keys.revoke')}
        busy={isBusy}
        onConfirm={() => void revoke()}
      />
    </li>
  )
}

function KeyFacts({ apiKey }: { apiKey: ApiKeyResponse }) {
  const { t } = useTranslation()
  const { expires_at, last_used_at } = apiKey
  const zone = useReplica((state) => state.preferences.time_zone)
  const place = useWorkspaceTexts([apiKey.workspace_id])
  const limits = useLimitTexts(apiKey)
  const isOver = Date.parse(expires_at) <= Date.now()
  const facts = [
    ...place,
    ...limits,
    isOver
      ? t('settings.keys.expired')
      : t('settings.keys.expiresOn', { when: formatInstant(expires_at, zone) }),
    last_used_at === null
      ? t('settings.keys.unused')
      : t('settings.keys.used', { when: formatAgo(last_used_at) }),
  ]
  return <p className="text-muted text-small">{facts.join(' · ')}</p>
}
