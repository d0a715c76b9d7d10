import { Link } from '@tanstack/react-router'
import { Plus, Settings2, UsersRound } from 'lucide-react'
import { request } from '../../commands/requests.ts'
import { useIsShared, useSharedWorkspaces, useUserId, useWorkspaceId } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { MenuItem, MenuRadio, MenuSeparator } from '../../ui/menu.tsx'
import { UserText } from '../../ui/user-text.tsx'
import { MuteItem } from '../notifications/mute-item.tsx'
import { useGoTo } from './go-to.ts'

/** The part of the user's menu that is about workspaces: a single item for users who have only their own. */
export function WorkspaceItems() {
  const { t } = useTranslation()
  const { user } = useSession()
  const goTo = useGoTo()
  const userId = useUserId()
  const shown = useWorkspaceId()
  const isShared = useIsShared()
  const workspaces = useSharedWorkspaces()
  const own = { id: userId, name: t('workspaces.own') }
  return (
    <>
      {workspaces.length > 0 && (
        <>
          <MenuRadio
            value={shown}
            options={[own, ...workspaces].map(({ id, name }) => ({
              value: id,
              label: <UserText>{name}</UserText>,
              icon: (
                <Avatar
                  id={id}
                  name={id === userId ? (user?.name ?? name) : name}
                  isRound={id === userId}
                  isSmall
                />
              ),
            }))}
            onChange={(id) => goTo(id === userId ? undefined : id)}
          />
          <MenuSeparator />
        </>
      )}
      {isShared && (
        <>
          <MenuItem
            icon={<UsersRound aria-hidden size={16} />}
            render={<Link to="/workspace/$section" params={{ section: 'members' }} />}
          >
            {t('workspaces.membersOf')}
          </MenuItem>
          <MenuItem
            icon={<Settings2 aria-hidden size={16} />}
            render={<Link to="/workspace/$section" params={{ section: 'general' }} />}
          >
            {t('workspaces.settingsOf')}
          </MenuItem>
          <MuteItem />
        </>
      )}
      <MenuItem icon={<Plus aria-hidden size={16} />} onSelect={() => request('newWorkspace')}>
        {t('workspaces.new')}
      </MenuItem>
      <MenuSeparator />
    </>
  )
}
