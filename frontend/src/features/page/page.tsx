import clsx from 'clsx'
import { MessageCircle, PanelLeftOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStoredFlag } from '../../browser/stored-flag.ts'
import { APP_COMMANDS } from '../../commands/app.ts'
import { keysOf } from '../../commands/keys.ts'
import { request } from '../../commands/requests.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useTabTitle } from '../../ui/tab-title.ts'
import { UserText } from '../../ui/user-text.tsx'
import { Bell } from './bell.tsx'
import { SIDEBAR, TITLE_ID } from './frame.ts'
import { SyncStatus } from './sync-status.tsx'

export interface PageProps {
  title: string
  /** Shown beside the title: a colour, a count. */
  aside?: ReactNode
  /** Buttons at the end of the header. */
  actions?: ReactNode
  children: ReactNode
}

/** The frame of each page in the shell: its header, its title in the tab, its name for screen readers. */
export function Page({ title, aside, actions, children }: PageProps) {
  const { t } = useTranslation()
  const [isFolded, setFolded] = useStoredFlag(SIDEBAR, false)
  useTabTitle(title)
  return (
    <>
      <header className="sticky top-0 z-10 mx-auto flex h-header w-full max-w-list shrink-0 items-center gap-2 bg-canvas px-4 md:px-6">
        {isFolded && (
          <span className="hidden md:block">
            <IconButton
              label={t('nav.unfold')}
              keys={keysOf(APP_COMMANDS.toggleSidebar)}
              icon={<PanelLeftOpen aria-hidden size={16} className="rtl:-scale-x-100" />}
              onClick={() => setFolded(false)}
            />
          </span>
        )}
        <h1 id={TITLE_ID} className="min-w-0 font-strong text-title">
          <UserText>{title}</UserText>
        </h1>
        {aside}
        <div className="ms-auto flex shrink-0 items-center gap-1">
          <SyncStatus brief className={clsx(!isFolded && 'md:hidden')} />
          {actions}
          <span className={clsx('flex gap-1', !isFolded && 'md:hidden')}>
            <Bell />
            <IconButton
              label={t('nav.assistant')}
              keys={keysOf(APP_COMMANDS.toggleAssistant)}
              icon={<MessageCircle aria-hidden size={16} />}
              onClick={() => request('toggleAssistant')}
            />
          </span>
        </div>
      </header>
      <div className="mx-auto w-full min-w-0 max-w-list px-2 pb-8 md:px-4">{children}</div>
    </>
  )
}
