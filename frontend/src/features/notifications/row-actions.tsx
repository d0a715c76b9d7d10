import { Check, Clock, Ellipsis, Mail, MailOpen, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import type { Notification } from '../../data/index.ts'
import { type Act, useNotificationActions } from '../../data/notifications.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import type { Told } from './use-told-of.ts'

/** The kinds from which one acts. */
export const ACTABLE: ReadonlySet<Notification['kind']> = new Set(['reminder', 'due', 'overdue', 'assigned'])
const SNOOZES = ['snooze_10_minutes', 'snooze_1_hour', 'snooze_tomorrow'] as const satisfies Act[]
/** Milliseconds after which the service refuses to act from it. */
const FRESH = 30 * 24 * 60 * 60_000

/** What can be done with a notification, and from it as long as its task is open. */
export function RowActions({ notification, told }: { notification: Notification; told: Told }) {
  const { t } = useTranslation()
  const actions = useNotificationActions()
  const { from, leave, focused } = useFocusAfter()
  const { id, kind, task_id, title, acted, read_at, created_at } = notification
  const isFresh = Date.now() - Date.parse(created_at) < FRESH
  const isOpen = told.task === 'open' || told.task === 'unknown'
  const mayAct = ACTABLE.has(kind) && task_id !== null && acted === null && isFresh && isOpen
  // Once what had the focus has gone.
  const refocus = () => requestAnimationFrame(() => focused()?.focus())
  const act = (what: Act) => {
    leave()
    actions.act(notification, what)
  }
  return (
    <div ref={from} className="ms-auto flex shrink-0 items-center gap-1 py-1 print:hidden">
      {mayAct && (
        <>
          <IconButton
            label={t('notifications.done', { title })}
            icon={<Check aria-hidden size={16} />}
            onClick={() => {
              act('done')
              refocus()
            }}
          />
          <Menu
            align="end"
            finalFocus={focused}
            trigger={
              <IconButton
                label={t('notifications.snooze', { title })}
                icon={<Clock aria-hidden size={16} />}
              />
            }
          >
            {SNOOZES.map((each) => (
              <MenuItem key={each} onSelect={() => act(each)}>
                {t(`notifications.snoozes.${each}`)}
              </MenuItem>
            ))}
          </Menu>
        </>
      )}
      <Menu
        align="end"
        finalFocus={focused}
        trigger={
          <IconButton label={t('notifications.menu', { title })} icon={<Ellipsis aria-hidden size={16} />} />
        }
      >
        <MenuItem
          icon={read_at === null ? <MailOpen aria-hidden size={16} /> : <Mail aria-hidden size={16} />}
          onSelect={() => {
            leave()
            actions.mark(notification, read_at === null)
          }}
        >
          {t(read_at === null ? 'notifications.markRead' : 'notifications.markUnread')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          danger
          icon={<Trash2 aria-hidden size={16} />}
          onSelect={() => {
            leave({ goes: true })
            actions.remove(id)
            // Its menu goes with the row, and may not care for the focus.
            refocus()
          }}
        >
          {t('common.delete')}
        </MenuItem>
      </Menu>
    </div>
  )
}

/** Where the focus goes when what was pressed goes: to the link of its row or, if that goes as well, to the nearest one. */
function useFocusAfter() {
  const from = useRef<HTMLDivElement>(null)
  const nearest = useRef<readonly HTMLElement[]>([])
  return {
    from,
    /** To be called before something is done; `goes`: the row is deleted. */
    leave: ({ goes = false } = {}) => {
      const links = [...document.querySelectorAll<HTMLElement>('[data-notification]')]
      const at = links.findIndex((link) => link.parentElement === from.current?.parentElement)
      nearest.current = [...links.slice(goes ? at + 1 : at), ...links.slice(0, at).reverse()]
    },
    /** Null if nothing was done. */
    focused: () => {
      const found = nearest.current.find((link) => link.isConnected) ?? null
      nearest.current = []
      return found
    },
  }
}
