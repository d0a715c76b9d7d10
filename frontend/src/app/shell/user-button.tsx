import { ChevronsUpDown } from 'lucide-react'
import { type ComponentProps, lazy, Suspense, useState } from 'react'
import { useAhead } from '../../browser/first-use.ts'
import { useReplica, useWorkspaceId } from '../../data/index.ts'
import { withTexts } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { loadOnDemand } from '../../ui/load.ts'
import { UserText } from '../../ui/user-text.tsx'

const loadWithTexts = withTexts(['workspaces'], () => import('./user-menu.tsx'))
const loadMenu = async () => ({ default: (await loadWithTexts()).UserMenu })
const UserMenu = lazy(() => loadOnDemand(loadMenu))

/** Shows who is signed in, or the shared workspace that is shown; opens the menu of workspaces, and of what concerns the user. The menu's code comes later. */
export function UserMenuButton() {
  const [wasOpened, setWasOpened] = useState(false)
  useAhead(loadMenu)
  if (wasOpened) {
    return (
      <Suspense fallback={<UserButton aria-busy />}>
        <UserMenu trigger={<UserButton />} />
      </Suspense>
    )
  }
  return <UserButton aria-haspopup="menu" aria-expanded={false} onClick={() => setWasOpened(true)} />
}

function UserButton(props: ComponentProps<'button'>) {
  const { t } = useTranslation()
  const { user } = useSession()
  const workspaceId = useWorkspaceId()
  const workspace = useReplica((state) => state.workspace?.name)
  const name = workspace ?? (user?.name || user?.email || t('common.appName'))
  return (
    <button
      {...props}
      type="button"
      className="flex h-10 min-w-0 flex-1 items-center gap-2.5 rounded-control px-2 text-start transition-colors hover:bg-hover data-popup-open:bg-pressed touch:h-touch"
    >
      {workspace === undefined ? (
        <span
          aria-hidden
          className="inline-grid size-6 shrink-0 place-items-center rounded-full bg-accent font-strong text-on-accent text-small uppercase"
        >
          {[...name][0]}
        </span>
      ) : (
        <Avatar id={workspaceId} name={workspace} />
      )}
      <span className="min-w-0 flex-1 font-medium">
        <UserText>{name}</UserText>
        <span className="sr-only">, {t('account.menu')}</span>
      </span>
      <ChevronsUpDown aria-hidden size={14} className="text-faint" />
    </button>
  )
}
