import { useId, useState } from 'react'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { byPosition, useReplica } from '../../data/index.ts'
import { docket } from '../../session/docket.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Select, type SelectOption } from '../../ui/select.tsx'
import { TextField } from '../accounts/fields.tsx'
import { useAccountForm } from '../accounts/use-account-form.ts'
import { paceText } from './key-text.ts'
import { MadeKey } from './made-key.tsx'
import { ScopeFields } from './scope-fields.tsx'
import { isOffered, type Scope } from './scopes.ts'

export interface KeyValues {
  name: string
  scopes: Scope[]
  /** `NONE` for all projects. */
  project: number
  days: number
  /** Changes within an hour; `NONE` for any number. */
  pace: number
  /** Whether the user confirms what it removes. */
  confirms: boolean
}

/** What stands for no number, since choices have one. */
const NONE = 0
const DAYS = [7, 30, 90, 180, 365]
const PACES = [NONE, 10, 50, 200, 1000]
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
  const projects = useProjectOptions()
  const { form, problem, submit } = useAccountForm<KeyValues>({
    values: { name: '', scopes: [], project: NONE, days: 90, pace: NONE, confirms: false },
    asked: 'account',
    save: async ({ name, scopes, project, days, pace, confirms }) => {
      const project_id = project || null
      onBusy(true)
      try {
        const { data } = await docket.api.POST('/api/{user_id}/keys', {
          params: { path: { user_id: 'me' } },
          body: {
            name: name.trim(),
            scopes: scopes.filter((scope) => isOffered(scope, project_id)),
            project_id,
            writes_per_hour: pace || null,
            confirm_deletes: confirms,
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
        <ChoiceField form={form} name="project" label={t('settings.keys.project')} options={projects} />
        <ChoiceField
          form={form}
          name="days"
          label={t('settings.keys.expires')}
          options={DAYS.map((value) => ({ value, label: t('settings.keys.days', { count: value }) }))}
        />
      </div>
      <ScopeFields form={form} />
      <ChoiceField
        form={form}
        name="pace"
        label={t('settings.keys.pace')}
        options={PACES.map((value) => ({ value, label: paceText(value, t) }))}
      />
      <Controller
        control={form.control}
        name="confirms"
        render={({ field: { value, onChange, ref } }) => (
          <Checkbox inputRef={ref} checked={value} onCheckedChange={onChange}>
            {t('settings.keys.confirms')}
          </Checkbox>
        )}
      />
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}

/** The choices of the form: a number each. */
type Choice = 'project' | 'days' | 'pace'

function ChoiceField(props: {
  form: UseFormReturn<KeyValues>
  name: Choice
  label: string
  options: readonly SelectOption<number>[]
}) {
  const { form, name, label, options } = props
  return (
    <Field label={label} className="min-w-32 flex-1">
      <Controller
        control={form.control}
        name={name}
        render={({ field: { value, onChange } }) => (
          <Select value={value} options={options} onChange={onChange} />
        )}
      />
    </Field>
  )
}

function useProjectOptions(): SelectOption<number>[] {
  const { t } = useTranslation()
  const projects = useReplica((state) => state.projects)
  return [
    { value: NONE, label: t('settings.keys.everyProject') },
    ...[...projects.values()]
      // One that the service does not know yet has no id that a key could name.
      .filter(({ id, archived }) => id > 0 && !archived)
      .sort(byPosition)
      .map(({ id, name }) => ({ value: id, label: t('settings.keys.oneProject', { name }) })),
  ]
}
