import { useNavigate } from '@tanstack/react-router'
import { MessageCircle, PanelLeftClose, Plus, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { APP_COMMANDS } from '../../commands/app.ts'
import { keysOf } from '../../commands/keys.ts'
import { request } from '../../commands/requests.ts'
import { useMay } from '../../data/index.ts'
import { Bell } from '../../features/page/bell.tsx'
import { SyncStatus } from '../../features/page/sync-status.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Nav } from './nav.tsx'
import { UserMenuButton } from './user-button.tsx'

/** @param props `end` is shown below the links */
export function Sidebar({ onFold, end }: { onFold: () => void; end: ReactNode }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const mayEdit = useMay('editor')
  return (
    <aside
      aria-label={t('nav.sidebar')}
      className="hidden h-full w-sidebar shrink-0 flex-col border-line border-e bg-sunken md:flex"
    >
      <div className="flex h-header shrink-0 items-center gap-1 ps-2 pe-3">
        <UserMenuButton />
        <Bell />
        <IconButton
          label={t('nav.assistant')}
          keys={keysOf(APP_COMMANDS.toggleAssistant)}
          icon={<MessageCircle aria-hidden size={16} />}
          onClick={() => request('toggleAssistant')}
        />
        <IconButton
          label={t('nav.fold')}
          keys={keysOf(APP_COMMANDS.toggleSidebar)}
          icon={<PanelLeftClose aria-hidden size={16} className="rtl:-scale-x-100" />}
          onClick={onFold}
        />
      </div>
      <div className="flex gap-1 ps-3 pe-3 pb-4">
        <Button
          className="flex-1 justify-start touch:px-2"
          disabled={!mayEdit}
          icon={<Plus aria-hidden size={16} className="text-accent-ink" />}
          onClick={() => request('addTask')}
        >
          {t('nav.addTask')}
        </Button>
        <IconButton
          label={t('nav.search')}
          keys={keysOf(APP_COMMANDS.search)}
          icon={<Search aria-hidden size={16} />}
          onClick={() => navigate({ to: '/search' })}
        />
      </div>
      <Nav />
      {end}
      <SyncStatus className="shrink-0 border-line border-t px-4 py-2" />
    </aside>
  )
}
