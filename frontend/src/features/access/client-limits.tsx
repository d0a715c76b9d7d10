import type { ConnectedClient } from '@docket/sdk'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { useRequest } from '../forms/use-request.ts'
import { LimitFields, type Limits } from './limits.tsx'
import { WorkspaceBoxes } from './workspaces.tsx'

/** Sets the limits of an AI client: in the settings, and before it is given access. */
export const limitClient = (
  client_id: string,
  { project_id, writes_per_hour, confirm_deletes, workspaces }: Limits,
) =>
  docket.api.PUT('/api/{user_id}/clients/{client_id}/limits', {
    params: { path: { user_id: 'me', client_id } },
    body: {
      ...{ project_id, writes_per_hour, confirm_deletes },
      ...(workspaces === undefined ? {} : { workspaces: [...workspaces] }),
    },
  })

/** Where an AI client may go, and its limits there. */
export function ClientFields({ value, onChange }: { value: Limits; onChange: (limits: Limits) => void }) {
  // A project is one of one workspace.
  const choose = (workspaces: readonly string[]) => onChange({ ...value, workspaces, project_id: null })
  return (
    <div className="flex flex-col gap-4">
      {value.workspaces !== undefined && <WorkspaceBoxes value={value.workspaces} onChange={choose} />}
      <LimitFields value={value} onChange={onChange} />
    </div>
  )
}

interface ClientLimitsProps {
  client: ConnectedClient
  title: string
  open: boolean
  onOpenChange: (open: boolean) => void
  onSaved: () => Promise<unknown>
}

/** Edits the limits of a client that has access. */
export function ClientLimits({ client, title, open, onOpenChange, onSaved }: ClientLimitsProps) {
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const [limits, setLimits] = useState<Limits>(client)
  const save = async () => {
    await perform({
      run: async () => {
        await limitClient(client.id, limits)
        await onSaved()
      },
      success: t('settings.clients.limitsSaved'),
    })
    onOpenChange(false)
  }
  return (
    <Dialog
      title={title}
      open={open}
      onOpenChange={onOpenChange}
      onClosed={() => setLimits(client)}
      actions={
        <>
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          <Button variant="primary" busy={isBusy} onClick={() => void save()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <ClientFields value={limits} onChange={setLimits} />
    </Dialog>
  )
}
