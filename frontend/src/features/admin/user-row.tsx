import type { AdminUser } from '@docket/sdk'
import {
  Ban,
  Gauge,
  KeyRound,
  LogOut,
  MoreHorizontal,
  Shield,
  ShieldOff,
  Smartphone,
  Trash2,
  UserCheck,
} from 'lucide-react'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { formatAgo } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { useAct } from '../forms/use-act.ts'
import { formatBytes } from './bytes.ts'
import { QuotasDialog } from './quotas-dialog.tsx'

const ICON = { 'aria-hidden': true, size: 16 } as const

/** What is asked about before it is done, and its texts. */
const ASKED = {
  disable: {
    title: 'admin.users.disableTitle',
    body: 'admin.users.disableBody',
    confirm: 'admin.users.disable',
  },
  delete: {
    title: 'admin.users.deleteTitle',
    body: 'admin.users.deleteBody',
    confirm: 'admin.users.deleteConfirm',
  },
  factors: {
    title: 'admin.users.resetFactorsTitle',
    body: 'admin.users.resetFactorsBody',
    confirm: 'admin.users.resetFactorsConfirm',
  },
} as const
type Asked = keyof typeof ASKED

interface UserRowProps {
  user: AdminUser
  onChanged: () => Promise<unknown>
}

export function UserRow({ user, onChanged }: UserRowProps) {
  const { t } = useTranslation()
  const session = useSession()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isLimiting, setLimiting] = useState(false)
  const { isBusy, perform } = useAct()
  const isOff = user.disabled_at !== null
  const facts = [
    t('admin.users.tasks', { count: user.tasks }),
    t('admin.users.sessions', { count: user.sessions }),
    t('admin.users.keys', { count: user.keys }),
    formatBytes(user.storage),
    user.last_seen_at === null
      ? t('admin.users.joined', { when: formatAgo(user.created_at) })
      : t('admin.users.seen', { when: formatAgo(user.last_seen_at) }),
  ]
  const params = { path: { account_id: user.id } }
  const act = (run: () => Promise<unknown>, success: string) =>
    perform({
      run: async () => {
        await run()
        await onChanged()
      },
      success,
      conflict: t('admin.users.lastAdmin'),
    })
  const change = (body: { role?: 'user' | 'admin'; disabled?: boolean }, success: string) =>
    act(() => docket.api.PATCH('/api/admin/users/{account_id}', { params, body }), success)
  const remove = () =>
    act(() => docket.api.DELETE('/api/admin/users/{account_id}', { params }), t('admin.users.deleted'))
  const signOut = () =>
    act(
      () => docket.api.POST('/api/admin/users/{account_id}/sign-out', { params }),
      t('admin.users.signedOut'),
    )
  const reset = () =>
    perform({
      run: () => docket.api.POST('/api/admin/users/{account_id}/reset-password', { params }),
      success: t('admin.users.resetSent'),
      conflict: t('admin.users.noMail'),
    })
  const acts: Record<Asked, () => Promise<void>> = {
    disable: () => change({ disabled: true }, t('admin.users.disabled')),
    delete: remove,
    factors: () =>
      act(
        () => docket.api.POST('/api/admin/users/{account_id}/reset-factors', { params }),
        t('admin.users.factorsReset'),
      ),
  }
  // Its texts stay while the dialog closes.
  const [last, setLast] = useState<Asked>('disable')
  const ask = (what: Asked) => {
    setLast(what)
    setAsked(what)
  }
  const confirm = async () => {
    if (asked !== null) await acts[asked]()
    setAsked(null)
  }
  return (
    <li className="flex items-center gap-3 border-line border-b py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 break-words font-medium">
            <UserText>{user.name === '' ? user.email : user.name}</UserText>
          </span>
          {user.role === 'admin' && <Chip tone="accent">{t('admin.users.admin')}</Chip>}
          {isOff && <Chip tone="danger">{t('admin.users.isDisabled')}</Chip>}
          {user.id === session.user?.id && <Chip>{t('admin.users.you')}</Chip>}
        </p>
        <p className="break-words text-muted">
          <bdi>{user.email}</bdi>
        </p>
        <p className="text-muted text-small">{facts.join(' · ')}</p>
      </div>
      <Menu
        align="end"
        trigger={
          <IconButton
            label={t('admin.users.actionsFor', { name: user.email })}
            icon={<MoreHorizontal {...ICON} />}
          />
        }
      >
        {isOff ? (
          <MenuItem
            icon={<UserCheck {...ICON} />}
            onSelect={() => void change({ disabled: false }, t('admin.users.enabled'))}
          >
            {t('admin.users.enable')}
          </MenuItem>
        ) : (
          <MenuItem icon={<Ban {...ICON} />} onSelect={() => ask('disable')}>
            {t('admin.users.disable')}
          </MenuItem>
        )}
        <MenuItem icon={<LogOut {...ICON} className="rtl:-scale-x-100" />} onSelect={() => void signOut()}>
          {t('admin.users.signOut')}
        </MenuItem>
        <MenuItem icon={<KeyRound {...ICON} />} onSelect={() => void reset()}>
          {t('admin.users.sendReset')}
        </MenuItem>
        {user.two_factor && (
          <MenuItem icon={<Smartphone {...ICON} />} onSelect={() => ask('factors')}>
            {t('admin.users.resetFactors')}
          </MenuItem>
        )}
        {user.role === 'admin' ? (
          <MenuItem
            icon={<ShieldOff {...ICON} />}
            onSelect={() => void change({ role: 'user' }, t('admin.users.demoted'))}
          >
            {t('admin.users.demote')}
          </MenuItem>
        ) : (
          <MenuItem
            icon={<Shield {...ICON} />}
            onSelect={() => void change({ role: 'admin' }, t('admin.users.promoted'))}
          >
            {t('admin.users.promote')}
          </MenuItem>
        )}
        <MenuItem icon={<Gauge {...ICON} />} onSelect={() => setLimiting(true)}>
          {t('admin.quotas.open')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 {...ICON} />} onSelect={() => ask('delete')}>
          {t('admin.users.delete')}
        </MenuItem>
      </Menu>
      <QuotasDialog user={user} open={isLimiting} onOpenChange={setLimiting} onSaved={onChanged} />
      <AlertDialog
        open={asked !== null}
        onOpenChange={(open) => !open && setAsked(null)}
        title={t(ASKED[last].title, { name: user.email })}
        description={t(ASKED[last].body)}
        confirm={t(ASKED[last].confirm)}
        busy={isBusy}
        onConfirm={() => void confirm()}
      />
    </li>
  )
}
