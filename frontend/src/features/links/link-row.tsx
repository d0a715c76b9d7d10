import type { LinkResponse } from '@docket/sdk'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useReplica } from '../../data/index.ts'
import { formatInstant } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { useRequest } from '../forms/use-request.ts'
import { SHOWS } from './shared.ts'

interface LinkRowProps {
  workspaceId: string
  link: LinkResponse
  onRevoked: () => Promise<unknown>
}

/** A link that was made before: what it shows and until when, without itself. */
export function LinkRow({ workspaceId, link, onRevoked }: LinkRowProps) {
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const [isAsking, setAsking] = useState(false)
  const zone = useReplica((state) => state.preferences.time_zone)
  const { id, name, shows, created_at, expires_at } = link
  const when = formatInstant(created_at, zone)
  const facts = [
    ...SHOWS.flatMap((part) => (shows[part] ? [t(`links.share.shows.${part}`)] : [])),
    ...(expires_at === null ? [] : [t('links.share.until', { when: formatInstant(expires_at, zone) })]),
  ]
  const revoke = async () => {
    await perform({
      run: async () => {
        await docket.api.DELETE('/api/{user_id}/links/{link_id}', {
          params: { path: { user_id: workspaceId, link_id: id } },
        })
        await onRevoked()
      },
      success: t('links.share.revoked'),
    })
    setAsking(false)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-3 last:border-0">
      <div className="min-w-40 flex-1">
        {name !== null && (
          <p className="font-medium">
            <bdi>{name}</bdi>
          </p>
        )}
        <p>{t('links.share.created', { when })}</p>
        {facts.length > 0 && <p className="text-muted text-small">{facts.join(' · ')}</p>}
      </div>
      <Button
        size="small"
        aria-label={t('links.share.revokeNamed', { when })}
        onClick={() => setAsking(true)}
      >
        {t('links.share.revoke')}
      </Button>
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('links.share.revokeTitle')}
        description={t('links.share.revokeBody')}
        confirm={t('links.share.revoke')}
        busy={isBusy}
        onConfirm={() => void revoke()}
      />
    </li>
  )
}
