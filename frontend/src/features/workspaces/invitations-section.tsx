import type { MemberInvitation } from '@docket/sdk'
import { useWorkspaceId } from '../../data/index.ts'
import { formatIn } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { useMemberNames } from '../access/members.ts'
import { useAct } from '../forms/use-act.ts'
import { Asked, Group, Lead } from '../page/sections.tsx'
import { invitationsOf, revoke } from './invitations.ts'
import { InviteForm } from './invite-form.tsx'

/** Links by which others become members, and addresses that were invited. */
export default function InvitationsSection() {
  const { t } = useTranslation()
  const workspaceId = useWorkspaceId()
  const query = useQuery({
    queryKey: ['invitations', workspaceId],
    queryFn: ({ signal }) => invitationsOf(workspaceId, signal),
    staleTime: 0,
  })
  return (
    <>
      <Lead>{t('workspaces.invitations.lead')}</Lead>
      <Group>
        <InviteForm onMade={() => void query.refetch()} />
      </Group>
      <Group title={t('workspaces.invitations.open')}>
        <Asked query={query}>
          {(invitations) =>
            invitations.length === 0 ? (
              <p className="text-muted">{t('workspaces.invitations.none')}</p>
            ) : (
              <ul aria-label={t('workspaces.invitations.open')}>
                {invitations.map((invitation) => (
                  <InvitationRow
                    key={invitation.id}
                    invitation={invitation}
                    onChanged={() => query.refetch()}
                  />
                ))}
              </ul>
            )
          }
        </Asked>
      </Group>
    </>
  )
}

function InvitationRow(props: { invitation: MemberInvitation; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const workspaceId = useWorkspaceId()
  const names = useMemberNames()
  const { isBusy, perform } = useAct()
  const { id, role, email, invited_by, expires_at, uses_left } = props.invitation
  const left = Math.max(0, Math.round((Date.parse(expires_at) - Date.now()) / 1000))
  const by = names.get(invited_by)
  const withdraw = () =>
    perform({
      run: async () => {
        await revoke(workspaceId, id)
        await props.onChanged()
      },
      success: t('workspaces.invitations.revoked'),
      forbidden: t('workspaces.forbidden'),
    })
  const title = t(`workspaces.roles.${role}`)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3 last:border-0">
      <div className="min-w-40 flex-1">
        <p className="break-words font-medium">
          {title}
          {email !== null && (
            <>
              {' · '}
              <bdi>{email}</bdi>
            </>
          )}
        </p>
        <p className="text-muted text-small">
          {t('workspaces.invitations.usesLeft', { count: uses_left })}
          {' · '}
          {t('workspaces.invitations.expires', { when: formatIn(left) })}
          {by !== undefined && (
            <>
              {' · '}
              <bdi>{by}</bdi>
            </>
          )}
        </p>
      </div>
      <Button
        size="small"
        busy={isBusy}
        aria-label={t('workspaces.invitations.revokeNamed', { role: title })}
        onClick={() => void withdraw()}
      >
        {t('workspaces.invitations.revoke')}
      </Button>
    </li>
  )
}
