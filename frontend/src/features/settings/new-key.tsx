import { useId, useState } from 'react'
import { Controller } from 'react-hook-form'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank, lengthOf } from '../../text/checks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { LimitFields, NO_LIMITS } from '../access/limits.tsx'
import { isOffered } from '../access/scopes.ts'
import { WorkspaceSelect } from '../access/workspaces.tsx'
import { TextField } from '../forms/fields.tsx'
import { MadeKey } from '../forms/shown-once.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import { type KeyValues, ScopeFields } from './scope-fields.tsx'

const DAYS = [7, 30, 90, 180, 365]
const LONGEST_NAME = 100

interface NewKeyProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  onMade: () => void
}

export function NewKey({ open, onOpenChange, onMade }: NewKeyProps) {
  const { t } = useTranslation()
  const form = useId()
  const [made, setMade] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const done = (key: string) => {
    setMade(key)
    onMade()
  }
  return (
    <Dialog
      title={t(made === null ? 'settings.keys.new' : 'settings.keys.madeTitle')}
      open={open}
      onOpenChange={onOpenChange}
      // The key is kept nowhere once the dialog is closed.
      onClosed={() => setMade(null)}
      actions={
        made === null ? (
          <>
            <DialogClose render={<Button>{t('common.cancel')}</Button>} />
            <Button type="submit" form={form} variant="primary" busy={isBusy}>
              {t('settings.keys.create')}
            </Button>
          </>
        ) : (
          <DialogClose render={<Button>{t('common.done')}</Button>} />
        )
      }
    >
      {made === null ? <KeyForm id={form} onBusy={setBusy} onMade={done} /> : <MadeKey value={made} />}
    </Dialog>
  )
}

interface KeyFormProps {
  id: string
  onBusy: (isBusy: boolean) => void
  onMade: (key: string) => void
}

function KeyForm({ id, onBusy, onMade }: KeyFormProps) {
  const { t } = useTranslation()
  const { form, problem, submit } = useAccountForm<KeyValues>({
    values: { name: '', scopes: [], days: 90, limits: NO_LIMITS },
    asked: 'account',
    save: async ({ name, scopes, days, limits: { workspaces, ...limits } }) => {
      onBusy(true)
      try {
        const { data } = await docket.api.POST('/api/{user_id}/keys', {
          params: { path: { user_id: 'me' } },
          body: {
            name: name.trim(),
            scopes: scopes.filter((scope) => isOffered(scope, limits.project_id)),
            workspace_id: workspaces?.[0] ?? null,
            ...limits,
            expires_in_days: days,
          },
        })
        onMade(data.key)
      } finally {
        onBusy(false)
      }
    },
  })
  const isName = (name: string) =>
    (!isBlank(name) && lengthOf(name) <= LONGEST_NAME) || t('settings.keys.nameWrong')
  return (
    <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <TextField
        form={form}
        name="name"
        label={t('settings.keys.name')}
        description={t('settings.keys.nameHint')}
        rules={{ validate: isName }}
        autoComplete="off"
      />
      <Field label={t('settings.keys.expires')}>
        <Controller
          control={form.control}
          name="days"
          render={({ field: { value, onChange } }) => (
            <Select
              value={value}
              options={DAYS.map((days) => ({ value: days, label: t('settings.keys.days', { count: days }) }))}
              onChange={onChange}
            />
          )}
        />
      </Field>
      <ScopeFields form={form} />
      <Controller
        control={form.control}
        name="limits"
        render={({ field: { value, onChange } }) => (
          <div className="flex flex-col gap-4">
            <WorkspaceSelect
              value={value.workspaces?.[0] ?? null}
              onChange={(id) =>
                // A project is one of one workspace.
                onChange({ ...value, workspaces: id === null ? undefined : [id], project_id: null })
              }
            />
            <LimitFields value={value} onChange={onChange} />
          </div>
        )}
      />
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}
