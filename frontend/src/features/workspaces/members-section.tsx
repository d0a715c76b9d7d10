import type { MemberResponse } from '@docket/sdk'
import { Link } from '@tanstack/react-router'
import { UserMinus } from 'lucide-react'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { isAtLeast, ROLES, type Role, useMay, useRole, useUserId, useWorkspaceId } from '../../data/index.ts'
import { formatAgo } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { buttonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { useMembers } from '../access/members.ts'
import { useAct } from '../forms/use-act.ts'
import { Asked, Lead } from '../page/sections.tsx'

/** Who is in the workspace, and what they may do. */
export default function MembersSection() {
  const { t } = useTranslation()
  const isAdmin = useMay('admin')
  const query = useMembers()
  return (
    <>
      <Lead>{t('workspaces.members.lead')}</Lead>
      {isAdmin && (
        <Link
          to="/workspace/$section"
          params={{ section: 'invitations' }}
          className={`${buttonLink('primary', 'medium')} mt-4`}
        >
          {t('workspaces.members.invite')}
        </Link>
      )}
      <Asked query={query}>
        {(members) => (
          <ul aria-label={t('workspaces.members.title')} className="mt-4">
            {members.map((member) => (
              <MemberRow key={member.id} member={member} onChanged={() => query.refetch()} />
            ))}
          </ul>
        )}
      </Asked>
    </>
  )
}

function MemberRow({ member, onChanged }: { member: MemberResponse; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { id, name, role, joined_at } = member
  const isSelf = id === useUserId()
  const mine = useRole()
  // The owner is changed by handing over, and nobody's own role by themselves.
  const mayChange = isAtLeast(mine, 'admin') && role !== 'owner' && !isSelf
  const { isBusy, perform } = useAct()
  const [asked, setAsked] = useState<'remove' | 'handOver' | null>(null)
  const params = { path: { user_id: useWorkspaceId(), member_id: id } }
  const meanings = { conflict: t('workspaces.members.conflict'), forbidden: t('workspaces.forbidden') }
  const give = (next: Role) =>
    perform({
      run: async () => {
        await docket.api.PATCH('/api/{user_id}/members/{member_id}', { params, body: { role: next } })
        await onChanged()
      },
      success: t('workspaces.members.changed', { name, role: t(`workspaces.roles.${next}`) }),
      ...meanings,
    })
  const remove = () =>
    perform({
      run: async () => {
        await docket.api.DELETE('/api/{user_id}/members/{member_id}', { params })
        await onChanged()
      },
      success: t('workspaces.members.removed', { name }),
      ...meanings,
    })
  const confirm = async () => {
    if (asked === 'remove') await remove()
    if (asked === 'handOver') await give('owner')
    setAsked(null)
  }
  const offered = ROLES.filter((each) => each !== 'owner' || mine === 'owner')
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3 last:border-0">
      <Avatar id={id} name={name} isRound />
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 break-words font-medium">
            <UserText>{name}</UserText>
          </span>
          {isSelf && <Chip>{t('workspaces.members.you')}</Chip>}
        </p>
        <p className="text-muted text-small">
          {t('workspaces.members.joined', { when: formatAgo(joined_at) })} ·{' '}
          {t(`workspaces.roleMeanings.${role}`)}
        </p>
      </div>
      {mayChange ? (
        <>
          <Select
            aria-label={t('workspaces.members.roleOf', { name })}
            value={role}
            disabled={isBusy}
            onChange={(next: Role) => {
              if (next === 'owner') setAsked('handOver')
              else if (next !== role) void give(next)
            }}
            options={offered.map((value) => ({
              value,
              label: value === 'owner' ? t('workspaces.members.handOver') : t(`workspaces.roles.${value}`),
            }))}
            className="w-40"
          />
          <IconButton
            label={t('workspaces.members.removeNamed', { name })}
            icon={<UserMinus aria-hidden size={16} />}
            onClick={() => setAsked('remove')}
          />
        </>
      ) : (
        <Chip {...(role === 'owner' ? { tone: 'accent' as const } : {})}>
          {t(`workspaces.roles.${role}`)}
        </Chip>
      )}
      <AlertDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t(asked === 'handOver' ? 'workspaces.members.handOverAsk' : 'workspaces.members.removeAsk', {
          name,
        })}
        description={t(
          asked === 'handOver' ? 'workspaces.members.handOverBody' : 'workspaces.members.removeBody',
        )}
        confirm={t(asked === 'handOver' ? 'workspaces.members.handOver' : 'workspaces.members.remove')}
        busy={isBusy}
        onConfirm={() => void confirm()}
      />
    </li>
  )
}
