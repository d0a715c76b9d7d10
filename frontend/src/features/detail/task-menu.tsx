import { MoreHorizontal } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { TaskContext } from '../task/commands.ts'
import { TaskMenuItems } from '../task/task-menu-items.tsx'

const SECTIONS: ComponentProps<typeof TaskMenuItems>['sections'] = [
  ['copyLink', 'duplicate', 'snooze', 'skip'],
  ['delete'],
]

/** What can be done with a task as a whole. */
export function TaskMenu({ context }: { context: TaskContext }) {
  const { t } = useTranslation()
  return (
    <Menu
      align="end"
      trigger={<IconButton label={t('detail.menu')} icon={<MoreHorizontal aria-hidden size={16} />} />}
    >
      <TaskMenuItems context={context} sections={SECTIONS} />
    </Menu>
  )
}
