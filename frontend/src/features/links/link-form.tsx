import type { LinkResponse } from '@docket/sdk'
import { Controller } from 'react-hook-form'
import { docket } from '../../data/docket.ts'
import { useIsShared } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { lengthOf } from '../../text/checks.ts'
import { Banner } from '../../ui/banner.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../forms/fields.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import { SHOWS, type Shared } from './shared.ts'

/** Days until it ends; 0: never. */
const DAYS = [0, 1, 7, 30, 90, 365]
const DAY = 86_400_000
const LONGEST_NAME = 100

interface LinkValues {
  name: string
  shows: LinkResponse['shows']
  days: number
}

interface LinkFormProps {
  id: string
  shared: Shared
  onBusy: (isBusy: boolean) => void
  /** @param url of the new link */
  onMade: (url: string) => void
}

/** What a new link shows, and until when. */
export function LinkForm({ id, shared, onBusy, onMade }: LinkFormProps) {
  const { t } = useTranslation()
  const isShared = useIsShared()
  const { form, problem, submit } = useAccountForm<LinkValues>({
    values: {
      name: '',
      shows: { descriptions: false, done: false, assignees: false, notes: false },
      days: 0,
    },
    asked: 'account',
    save: async (values) => {
      onBusy(true)
      try {
        onMade(await make(shared, values))
      } finally {
        onBusy(false)
      }
    },
  })
  const isName = (name: string) =>
    lengthOf(name.trim()) <= LONGEST_NAME || t('links.share.nameWrong', { most: LONGEST_NAME })
  return (
    <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <fieldset>
        <legend className="mb-1.5 font-medium">{t('links.share.also')}</legend>
        <Controller
          control={form.control}
          name="shows"
          render={({ field: { value, onChange } }) => (
            <div className="flex flex-col gap-1.5">
              {SHOWS.filter((part) => part !== 'assignees' || isShared).map((part) => (
                <Checkbox
                  key={part}
                  checked={value[part]}
                  onCheckedChange={(checked) => onChange({ ...value, [part]: checked })}
                >
                  {t(`links.share.shows.${part}`)}
                </Checkbox>
              ))}
            </div>
          )}
        />
      </fieldset>
      <Field label={t('links.share.ends')}>
        <Controller
          control={form.control}
          name="days"
          render={({ field: { value, onChange } }) => (
            <Select
              value={value}
              options={DAYS.map((days) => ({
                value: days,
                label: days === 0 ? t('links.share.never') : t('links.share.days', { count: days }),
              }))}
              onChange={onChange}
            />
          )}
        />
      </Field>
      <TextField
        form={form}
        name="name"
        label={t('links.share.name')}
        description={t('links.share.nameHint')}
        rules={{ validate: isName }}
        autoComplete="off"
      />
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}

/** @returns the address at which this browser reaches the service: it may know it better than the service does */
async function make({ workspaceId, kind, id }: Shared, { name, shows, days }: LinkValues): Promise<string> {
  const { data } = await docket.api.POST('/api/{user_id}/links', {
    params: { path: { user_id: workspaceId } },
    body: {
      ...(kind === 'projects' ? { project_id: id } : { view_id: id }),
      name: name.trim() || null,
      expires_at: days === 0 ? null : new Date(Date.now() + days * DAY).toISOString(),
      shows,
    },
  })
  return `${location.origin}/links/${data.token}`
}
