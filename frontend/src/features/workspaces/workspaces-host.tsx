import { lazy, Suspense, useEffect, useState } from 'react'
import { setEditing } from '../../commands/editing.ts'
import { useRequest } from '../../commands/requests.ts'
import { type Asked, askTransfer, setTransferable, useAskedTransfer } from '../../commands/transferring.ts'
import {
  useActions,
  useFollowWorkspaces,
  useMay,
  useRefreshWorkspaces,
  useRemovals,
  useReplica,
  useRole,
  useWorkspaceId,
} from '../../data/index.ts'
import { withTexts } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { toasts } from '../../ui/toast.tsx'
import { useGoTo } from './go-to.ts'
import { useTransferPlaces } from './transfer-places.ts'

const NewWorkspaceDialog = lazy(() =>
  loadOnDemand(async () => ({
    default: (
      await withTexts(['workspaces', 'settings', 'accounts'], () => import('./new-workspace-dialog.tsx'))()
    ).NewWorkspaceDialog,
  })),
)
const TransferDialog = lazy(() =>
  loadOnDemand(async () => ({
    default: (
      await withTexts(['workspaces', 'settings', 'accounts'], () => import('./transfer-dialog.tsx'))()
    ).TransferDialog,
  })),
)
const RemovalDialog = lazy(() =>
  loadOnDemand(async () => ({
    default: (await withTexts(['workspaces'], () => import('./removal-dialog.tsx'))()).RemovalDialog,
  })),
)

/** Keeps the app in line with the user's workspaces, and opens the dialogs about them; rendered once in the app. */
export function WorkspacesHost() {
  const [dialog, setDialog] = useState<'never' | 'open' | 'closed'>('never')
  const { removals } = useRemovals()
  useRequest('newWorkspace', () => setDialog('open'))
  useFollowWorkspaces()
  useRenames()
  useCommandsOfRole()
  useRefusals()
  useLeaving()
  const { asked, last, turn } = useTransfers()
  return (
    <Suspense>
      {last !== null && (
        <TransferDialog key={turn} asked={last} open={asked !== null} onClose={() => askTransfer(null)} />
      )}
      {dialog !== 'never' && (
        <NewWorkspaceDialog open={dialog === 'open'} onClose={() => setDialog('closed')} />
      )}
      {removals.length > 0 && <RemovalDialog />}
    </Suspense>
  )
}

/** What is to be moved, also while the dialog closes; `turn` changes each time, so that it starts afresh. */
function useTransfers(): { asked: Asked | null; last: Asked | null; turn: number } {
  const asked = useAskedTransfer()
  const isPossible = useTransferPlaces().length > 0
  const [shown, setShown] = useState<{ last: Asked | null; turn: number }>({ last: null, turn: 0 })
  useEffect(() => {
    setTransferable(isPossible)
    return () => setTransferable(false)
  }, [isPossible])
  if (asked !== null && asked !== shown.last) setShown({ last: asked, turn: shown.turn + 1 })
  return { asked, ...shown }
}

/** The list of workspaces has the name and the role of the one that is shown. */
function useRenames(): void {
  const refresh = useRefreshWorkspaces()
  const name = useReplica(({ workspace }) => workspace?.name)
  const role = useRole()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new name or role is to be listed.
  useEffect(() => {
    if (name !== undefined) void refresh()
  }, [name, role, refresh])
}

/** Commands follow the role. */
function useCommandsOfRole(): void {
  const mayEdit = useMay('editor')
  useEffect(() => {
    setEditing(mayEdit)
    return () => setEditing(true)
  }, [mayEdit])
}

/** Says in words what the role in a workspace does not allow. */
export function useRefusals(): void {
  const { t } = useTranslation()
  const actions = useActions()
  const mayComment = useMay('commenter')
  useEffect(
    () =>
      actions.onRefusal(() =>
        toasts.add({
          id: 'role',
          kind: 'error',
          title: t(mayComment ? 'sync.commentOnly' : 'sync.readOnly'),
        }),
      ),
    [actions, mayComment, t],
  )
}

/** Leads to the user's own workspace from one that they may no longer enter. */
function useLeaving(): void {
  const goTo = useGoTo()
  const shown = useWorkspaceId()
  const { removals } = useRemovals()
  const refresh = useRefreshWorkspaces()
  const isRemoved = removals.some(({ workspaceId }) => workspaceId === shown)
  useEffect(() => {
    if (removals.length > 0) void refresh()
  }, [removals, refresh])
  useEffect(() => {
    if (isRemoved) goTo(undefined, { replace: true })
  }, [isRemoved, goTo])
}
