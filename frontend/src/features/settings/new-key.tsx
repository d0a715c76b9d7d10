import { useId, useState } from 'react'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { byPosition, useReplica } from '../../data/index.ts'
import { docket } from '../../session/docket.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../accounts/fields.tsx'
import { useAccountForm } from '../accounts/use-account-form.ts'
import { MadeKey } from './made-key.tsx'
import { ScopeFields } from './scope-fields.tsx'
import { isOffered, type Scope } from './scopes.ts'

export interface KeyValues {
  name: string
  scopes: Scope[]
  /** 0 for all projects. */
  project: number
  days: number
}

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
      // Nothing keeps the key once the dialog is closed.
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
    values: { name: '', scopes: [], project: 0, days: 90 },
    asked: 'account',
    save: async ({ name, scopes, project, days }) => {
      const project_id = project === 0 ? null : project
      onBusy(true)
      try {
        const { data } = await docket.api.POST('/api/{user_id}/keys', {
          params: { path: { user_id: 'me' } },
          body: {
            name: name.trim(),
            scopes: scopes.filter((scope) => isOffered(scope, project_id)),
            project_id,
            expires_in_days: days,
          },
        })
        if (data !== undefined && 'key' in data) onMade(data.key)
      } finally {
        onBusy(false)
      }
    },
  })
  const isName = (name: string) =>
    (name.trim() !== '' && [...name].length <= LONGEST_NAME) || t('settings.keys.nameWrong')
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
      <div className="flex flex-wrap gap-4">
        <ProjectField form={form} />
        <DaysField form={form} />
      </div>
      <ScopeFields form={form} />
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}

function ProjectField({ form }: { form: UseFormReturn<KeyValues> }) {
  const { t } = useTranslation()
  const projects = useReplica((state) => state.projects)
  const options = [
    { value: 0, label: t('settings.keys.everyProject') },
    ...[...projects.values()]
      // One that the service does not know yet has no id that a key could name.
      .filter(({ id, archived }) => id > 0 && !archived)
      .sort(byPosition)
      .map(({ id, name }) => ({ value: id, label: t('settings.keys.oneProject', { name }) })),
  ]
  return (
    <Field label={t('settings.keys.project')} className="min-w-32 flex-1">
      <Controller
        control={form.control}
        name="project"
        render={({ field: { value, onChange } }) => (
          <Select value={value} options={options} onChange={onChange} />
        )}
      />
    </Field>
  )
}

function DaysField({ form }: { form: UseFormReturn<KeyValues> }) {
  const { t } = useTranslation()
  const options = DAYS.map((value) => ({ value, label: t('settings.keys.days', { count: value }) }))
  return (
    <Field label={t('settings.keys.expires')} className="min-w-32 flex-1">
      <Controller
        control={form.control}
        name="days"
        render={({ field: { value, onChange } }) => (
          <Select value={value} options={options} onChange={onChange} />
        )}
      />
    </Field>
  )
}
