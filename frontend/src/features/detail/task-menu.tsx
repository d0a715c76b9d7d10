import { Link } from '@tanstack/react-router'
import { History, MoreHorizontal } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { MuteItem } from '../notifications/mute-item.tsx'
import type { TaskContext } from '../task/commands.ts'
import { TaskMenuItems } from '../task/task-menu-items.tsx'

const SECTIONS: ComponentProps<typeof TaskMenuItems>['sections'] = [
  ['copyLink', 'duplicate', 'snooze', 'remind', 'skip', 'transfer'],
  ['delete'],
]

/** What can be done with a task as a whole. */
export function TaskMenu({ context }: { context: TaskContext }) {
  const { t } = useTranslation()
  // Until the service has given the task its id, nothing is known of it there.
  const of = context.at ?? 0
  return (
    <Menu
      align="end"
      trigger={<IconButton label={t('detail.menu')} icon={<MoreHorizontal aria-hidden size={16} />} />}
    >
      {of > 0 && (
        <>
          <MenuItem icon={<History aria-hidden size={14} />} render={<Link to="/activity" search={{ of }} />}>
            {t('detail.taskActivity')}
          </MenuItem>
          <MuteItem of={{ task_id: of }} size={14} />
          <MenuSeparator />
        </>
      )}
      <TaskMenuItems context={context} sections={SECTIONS} />
    </Menu>
  )
}
