import { useMemo, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useForgetWorkspace, useMay, useReplica, useRole, useWorkspaceId } from '../../data/index.ts'
import { formatInstant } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank } from '../../text/checks.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useAct } from '../forms/use-act.ts'
import { Group, Lead } from '../page/sections.tsx'
import { Chooser } from '../pickers/chooser.tsx'
import { ExportButton } from '../settings/export-button.tsx'
import { allZones, nameOfZone } from '../settings/zones.ts'
import { useGoTo } from './go-to.ts'
import { NAME_MOST } from './names.ts'

/** The workspace's name and time zone, and how to leave or delete it. */
export default function GeneralSection() {
  const { t } = useTranslation()
  const role = useRole()
  const isAdmin = useMay('admin')
  const workspaceId = useWorkspaceId()
  const workspace = useReplica((state) => state.workspace)
  if (workspace === null) return <SkeletonRows count={4} />
  return (
    <>
      <Lead>{t('workspaces.general.lead')}</Lead>
      <Group title={t('workspaces.name')}>
        <Name key={workspace.name} name={workspace.name} />
      </Group>
      <Group title={t('workspaces.general.zone')}>
        <Zone zone={workspace.time_zone} />
      </Group>
      {isAdmin && (
        <Group title={t('settings.data.exportTitle')}>
          <p className="mb-4 text-muted">{t('workspaces.general.exportBody')}</p>
          <ExportButton label={t('settings.data.export')} workspaceId={workspaceId} />
        </Group>
      )}
      {role === 'owner' ? (
        <Group title={t('workspaces.general.delete')}>
          <Delete name={workspace.name} />
        </Group>
      ) : (
        <Group title={t('workspaces.general.leave')}>
          <Leave name={workspace.name} />
        </Group>
      )}
    </>
  )
}

/** Changes the workspace. */
function useEdit() {
  const { t } = useTranslation()
  const { isBusy, perform } = useAct()
  const params = { path: { user_id: useWorkspaceId() } }
  const edit = (body: { name?: string; time_zone?: string }) =>
    perform({
      run: () => docket.api.PATCH('/api/{user_id}', { params, body }),
      success: t('workspaces.general.saved'),
      forbidden: t('workspaces.forbidden'),
    })
  return { isBusy, edit }
}

function Name({ name }: { name: string }) {
  const { t } = useTranslation()
  const isAdmin = useMay('admin')
  const { isBusy, edit } = useEdit()
  const [typed, setTyped] = useState(name)
  if (!isAdmin) {
    return (
      <p>
        <bdi>{name}</bdi>
      </p>
    )
  }
  return (
    <form
      noValidate
      className="flex max-w-form flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBlank(typed) && typed.trim() !== name) void edit({ name: typed.trim() })
      }}
    >
      <Field
        label={t('workspaces.name')}
        hideLabel
        error={isBlank(typed) ? t('workspaces.nameMissing') : undefined}
        className="min-w-52 flex-1"
      >
        <Input
          value={typed}
          maxLength={NAME_MOST}
          autoComplete="off"
          dir="auto"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      <Button type="submit" busy={isBusy}>
        {t('workspaces.general.rename')}
      </Button>
    </form>
  )
}

function Zone({ zone }: { zone: string }) {
  const { t } = useTranslation()
  const isAdmin = useMay('admin')
  const { isBusy, edit } = useEdit()
  const choices = useMemo(() => allZones().map((key) => ({ key, name: nameOfZone(key) })), [])
  return (
    <>
      <p className="font-medium">
        <bdi>{nameOfZone(zone)}</bdi>
      </p>
      <p className="mb-4 text-muted">
        {t('workspaces.general.zoneBody', { time: formatInstant(new Date().toISOString(), zone) })}
      </p>
      {isAdmin && (
        <Chooser
          trigger={<Button busy={isBusy}>{t('workspaces.general.changeZone')}</Button>}
          label={t('workspaces.general.zone')}
          placeholder={t('workspaces.general.findZone')}
          empty={t('workspaces.general.noZone')}
          choices={choices}
          chosen={[zone]}
          onChoose={([next]) => next !== undefined && next !== zone && void edit({ time_zone: next })}
        />
      )}
    </>
  )
}

/** What follows when the workspace is no longer the user's: their own is shown. */
function useGone(): () => Promise<void> {
  const goTo = useGoTo()
  const forget = useForgetWorkspace()
  const id = useWorkspaceId()
  return async () => {
    goTo(undefined, { replace: true })
    await forget(id)
  }
}

function Leave({ name }: { name: string }) {
  const { t } = useTranslation()
  const id = useWorkspaceId()
  const gone = useGone()
  const { isBusy, perform } = useAct()
  const [isAsking, setAsking] = useState(false)
  const leave = () =>
    perform({
      run: async () => {
        await docket.api.DELETE('/api/{user_id}/members/{member_id}', {
          params: { path: { user_id: id, member_id: 'me' } },
        })
        await gone()
      },
      success: t('workspaces.general.left', { name }),
    })
  return (
    <>
      <p className="mb-4 text-muted">{t('workspaces.general.leaveBody')}</p>
      <Button onClick={() => setAsking(true)}>{t('workspaces.general.leave')}</Button>
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('workspaces.general.leaveAsk', { name })}
        description={t('workspaces.general.leaveBody')}
        confirm={t('workspaces.general.leave')}
        busy={isBusy}
        onConfirm={() => void leave()}
      />
    </>
  )
}

function Delete({ name }: { name: string }) {
  const { t } = useTranslation()
  const id = useWorkspaceId()
  const gone = useGone()
  const { isBusy, perform } = useAct()
  const [isAsking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const remove = () =>
    perform({
      run: async () => {
        await docket.api.DELETE('/api/{user_id}', { params: { path: { user_id: id } } })
        await gone()
      },
      success: t('workspaces.general.deleted', { name }),
    }).then(() => setAsking(false))
  return (
    <>
      <p className="mb-4 text-muted">{t('workspaces.general.deleteBody')}</p>
      <Button onClick={() => setAsking(true)}>{t('workspaces.general.delete')}</Button>
      <AlertDialog
        open={isAsking}
        onOpenChange={(open) => {
          setAsking(open)
          setTyped('')
          setWrong(false)
        }}
        title={t('workspaces.general.deleteAsk', { name })}
        description={t('workspaces.general.deleteAskBody')}
        confirm={t('workspaces.general.deleteConfirm')}
        busy={isBusy}
        onConfirm={() => {
          setWrong(typed.trim() !== name)
          if (typed.trim() === name) void remove()
        }}
      >
        <Field
          label={t('workspaces.general.typeName', { name })}
          error={isWrong ? t('workspaces.general.wrongName') : undefined}
          className="mt-4"
        >
          <Input
            value={typed}
            autoComplete="off"
            dir="auto"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Field>
      </AlertDialog>
    </>
  )
}
