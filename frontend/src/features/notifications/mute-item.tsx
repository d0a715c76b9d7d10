import { BellOff, BellRing } from 'lucide-react'
import { useWorkspaceId } from '../../data/index.ts'
import { useMuted } from '../../data/notifications.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { MenuItem } from '../../ui/menu.tsx'

interface MuteItemProps {
  /** What is muted: a project or a task, or else the workspace that is shown. */
  of?: { project_id: number } | { task_id: number }
  size?: number
}

/** The item of a menu that mutes something, or takes that back. What the service does not know yet cannot be muted. */
export function MuteItem({ of, size = 16 }: MuteItemProps) {
  const { t } = useTranslation()
  const one = { workspace_id: useWorkspaceId(), ...of }
  const { isMuted, toggle } = useMuted()
  const muted = isMuted(one)
  const Icon = muted ? BellRing : BellOff
  return (
    <MenuItem
      icon={<Icon aria-hidden size={size} />}
      disabled={Object.values(of ?? {}).some((id) => id < 0)}
      onSelect={() => toggle(one)}
    >
      {t(muted ? 'nav.unmute' : 'nav.mute')}
    </MenuItem>
  )
}
