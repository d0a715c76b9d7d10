import { useNavigate } from '@tanstack/react-router'
import { Bell as Icon } from 'lucide-react'
import { APP_COMMANDS } from '../../commands/app.ts'
import { keysOf } from '../../commands/keys.ts'
import { useOwnReplica } from '../../data/index.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'

const MOST = 99

/** Leads to the notifications, and says how many are unread. */
export function Bell() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const unread = useOwnReplica(({ notifications }) => {
    let count = 0
    for (const { read_at } of notifications.values()) if (read_at === null) count += 1
    return count
  })
  return (
    <IconButton
      label={unread === 0 ? t('nav.notifications') : t('nav.unread', { count: unread })}
      keys={keysOf(APP_COMMANDS.notifications)}
      icon={
        <span aria-hidden className="relative">
          <Icon size={16} />
          {unread > 0 && (
            <span className="absolute inset-s-2 -top-2 min-w-4 rounded-full bg-accent px-1 font-medium text-[0.625rem] text-on-accent leading-4 tabular-nums forced-colors:border">
              {unread > MOST ? `${formatNumber(MOST)}+` : formatNumber(unread)}
            </span>
          )}
        </span>
      }
      onClick={() => navigate({ to: '/notifications' })}
    />
  )
}
