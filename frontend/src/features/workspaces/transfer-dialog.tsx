import { DocketProblem, Unreachable } from '@docket/sdk'
import { useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Asked } from '../../commands/transferring.ts'
import { docket } from '../../data/docket.ts'
import { newKey, useSyncStatus, useUserId, useWorkspaceId } from '../../data/index.ts'
import { t as say } from '../../i18n/t.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { addressIn } from '../../session/workspace-address.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { toasts } from '../../ui/toast.tsx'
import { reasonOf } from '../forms/reason.ts'
import { useAct } from '../forms/use-act.ts'
import { useTransferPlaces } from './transfer-places.ts'

interface TransferDialogProps {
  /** What to move. */
  asked: Asked
  open: boolean
  onClose: () => void
}

/** Moves a task or project to another workspace, at once: what is still to be sent must have arrived before. */
export function TransferDialog({ asked, open, onClose }: TransferDialogProps) {
  const { t } = useTranslation()
  const { history } = useRouter()
  const { isBusy, perform } = useAct()
  const { state, waiting } = useSyncStatus()
  const userId = useUserId()
  const from = useWorkspaceId()
  const places = useTransferPlaces().map(({ id, name }) => ({ id, name: name ?? t('workspaces.own') }))
  const button = useRef<HTMLButtonElement>(null)
  const [chosen, setChosen] = useState<string>()
  /** The same for each attempt at one place, so that a lost answer is no second move. */
  const [key, setKey] = useState(newKey)
  const to = places.find(({ id }) => id === chosen) ?? places[0]
  const isReady = state === 'live' && waiting === 0
  const move = ({ andOpen }: { andOpen: boolean }) =>
    perform({
      run: async () => {
        if (to === undefined) return
        const moved = await transfer(from, asked, to.id, key)
        const there = to.id === userId ? undefined : to.id
        const path = asked.kind === 'tasks' ? `/all?task=${moved.id}` : `/projects/${moved.id}`
        toasts.add({
          title: t('workspaces.transfer.moved', { name: to.name }),
          kind: 'success',
          action: { label: t('common.undo'), run: () => void moveBack(from, moved.write) },
        })
        onClose()
        if (andOpen) history.push(addressIn(there, path))
      },
      conflict: t('workspaces.transfer.refused'),
      forbidden: t('workspaces.forbidden'),
    })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('workspaces.transfer.title', { name: asked.name })}
      description={t(`workspaces.transfer.body.${asked.kind}`)}
      initialFocus={button}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void move({ andOpen: false })
        }}
      >
        <Field label={t('workspaces.transfer.to')}>
          <Select
            value={to?.id ?? ''}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => {
              setChosen(id)
              setKey(newKey())
            }}
          />
        </Field>
        <p role="status" className="text-muted empty:hidden">
          {isReady ? '' : t(waiting > 0 ? 'workspaces.transfer.waiting' : 'workspaces.transfer.offline')}
        </p>
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          <Button
            disabled={!isReady || to === undefined || isBusy}
            onClick={() => void move({ andOpen: true })}
          >
            {t('workspaces.transfer.andOpen')}
          </Button>
          <Button
            ref={button}
            type="submit"
            variant="primary"
            busy={isBusy}
            disabled={!isReady || to === undefined}
          >
            {t('workspaces.transfer.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

async function transfer(from: string, { kind, id }: Asked, workspace_id: string, key: string) {
  const header = { 'idempotency-key': key }
  const { data } =
    kind === 'tasks'
      ? await docket.api.POST('/api/{user_id}/tasks/{task_id}/transfer', {
          params: { path: { user_id: from, task_id: id }, header },
          body: { workspace_id },
        })
      : await docket.api.POST('/api/{user_id}/projects/{project_id}/transfer', {
          params: { path: { user_id: from, project_id: id }, header },
          body: { workspace_id },
        })
  if (data === undefined) throw new Unreachable('an answer without a body')
  return data
}

/** Undoes the move, whichever workspace is shown by then. */
async function moveBack(from: string, write: number): Promise<void> {
  try {
    await docket.api.POST('/api/{user_id}/undo', {
      params: { path: { user_id: from }, header: { 'idempotency-key': newKey() } },
      body: { revision: write },
    })
    toasts.add({ title: say('workspaces.transfer.back'), kind: 'success' })
  } catch (error) {
    const isChanged = error instanceof DocketProblem && error.code === 'CONFLICT'
    const description = isChanged ? say('workspaces.transfer.changed') : reasonOf(error, 'account', say)
    toasts.add({ title: say('workspaces.transfer.notBack'), description, kind: 'error' })
  }
}
