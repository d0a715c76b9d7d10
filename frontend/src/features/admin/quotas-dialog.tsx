import type { AdminUser } from '@docket/sdk'
import { useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { useAct } from './use-act.ts'

interface QuotasDialogProps {
  user: AdminUser
  open: boolean
  onOpenChange: (open: boolean) => void
  onSaved: () => Promise<unknown>
}

/** How much a user may have. */
export function QuotasDialog({ user, open, onOpenChange, onSaved }: QuotasDialogProps) {
  const { t } = useTranslation()
  const form = useId()
  const { isBusy, perform } = useAct()
  const save = (quotas: { tasks: number | null; keys: number | null }) =>
    perform({
      run: async () => {
        await docket.api.PATCH('/api/admin/users/{account_id}', {
          params: { path: { account_id: user.id } },
          body: { quotas },
        })
        await onSaved()
        onOpenChange(false)
      },
      success: t('admin.quotas.saved'),
    })
  return (
    <Dialog
      title={t('admin.quotas.title', { name: user.email })}
      open={open}
      onOpenChange={onOpenChange}
      actions={
        <>
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={isBusy}>
            {t('admin.quotas.save')}
          </Button>
        </>
      }
    >
      <QuotasForm id={form} quotas={user.quotas} onSave={(quotas) => void save(quotas)} />
    </Dialog>
  )
}

const NAMES = ['tasks', 'keys'] as const
const MOST = 1_000_000_000
const isRight = (text: string) => text === '' || (/^\d+$/.test(text) && Number(text) <= MOST)
const numberOf = (text: string) => (text === '' ? null : Number(text))

function QuotasForm(props: {
  id: string
  quotas: AdminUser['quotas']
  onSave: (quotas: { tasks: number | null; keys: number | null }) => void
}) {
  const { t } = useTranslation()
  const { id, quotas, onSave } = props
  const [texts, setTexts] = useState({
    tasks: String(quotas?.tasks ?? ''),
    keys: String(quotas?.keys ?? ''),
  })
  const isAllRight = NAMES.every((name) => isRight(texts[name].trim()))
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isAllRight) onSave({ tasks: numberOf(texts.tasks.trim()), keys: numberOf(texts.keys.trim()) })
      }}
    >
      <p className="text-muted">{t('admin.quotas.lead')}</p>
      {NAMES.map((name) => (
        <Field
          key={name}
          label={t(`admin.quotas.${name}`)}
          error={isRight(texts[name].trim()) ? undefined : t('admin.quotas.wrong')}
        >
          <Input
            inputMode="numeric"
            value={texts[name]}
            onChange={({ currentTarget: { value } }) => setTexts((before) => ({ ...before, [name]: value }))}
            className="max-w-40"
          />
        </Field>
      ))}
    </form>
  )
}
