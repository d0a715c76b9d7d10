import type { AdminUser } from '@docket/sdk'
import { useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { useAct } from '../forms/use-act.ts'

interface QuotasDialogProps {
  user: AdminUser
  open: boolean
  onOpenChange: (open: boolean) => void
  onSaved: () => Promise<unknown>
}

type Quotas = NonNullable<AdminUser['quotas']>

/** How much a user may have. */
export function QuotasDialog({ user, open, onOpenChange, onSaved }: QuotasDialogProps) {
  const { t } = useTranslation()
  const form = useId()
  const { isBusy, perform } = useAct()
  const save = (quotas: Quotas) =>
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

const NAMES = ['tasks', 'keys', 'storage', 'workspaces'] as const
type Name = (typeof NAMES)[number]
const MOST = 1_000_000_000
/** Bytes: storage is typed in megabytes, and may have been set to a part of one by the API. */
const MEGABYTE = 1_000_000
const FORM = { tasks: /^\d+$/, keys: /^\d+$/, storage: /^\d+([.,]\d+)?$/, workspaces: /^\d+$/ }
const read = (text: string) => Number(text.replace(',', '.'))
const isRight = (name: Name, text: string) =>
  text.trim() === '' || (FORM[name].test(text.trim()) && read(text) <= MOST)
const numberOf = (text: string, unit = 1) => (text.trim() === '' ? null : Math.round(read(text) * unit))
const textOf = (quota: number | null | undefined, unit = 1) => (quota == null ? '' : String(quota / unit))

function QuotasForm(props: { id: string; quotas: AdminUser['quotas']; onSave: (quotas: Quotas) => void }) {
  const { t } = useTranslation()
  const { id, quotas, onSave } = props
  const [texts, setTexts] = useState({
    tasks: textOf(quotas?.tasks),
    keys: textOf(quotas?.keys),
    storage: textOf(quotas?.storage, MEGABYTE),
    workspaces: textOf(quotas?.workspaces),
  })
  const isAllRight = NAMES.every((name) => isRight(name, texts[name]))
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isAllRight) return
        onSave({
          tasks: numberOf(texts.tasks),
          keys: numberOf(texts.keys),
          storage: numberOf(texts.storage, MEGABYTE),
          workspaces: numberOf(texts.workspaces),
        })
      }}
    >
      <p className="text-muted">{t('admin.quotas.lead')}</p>
      {NAMES.map((name) => (
        <Field
          key={name}
          label={t(`admin.quotas.${name}`)}
          error={
            isRight(name, texts[name])
              ? undefined
              : t(name === 'storage' ? 'admin.quotas.wrongSize' : 'admin.quotas.wrong')
          }
        >
          <Input
            inputMode={name === 'storage' ? 'decimal' : 'numeric'}
            value={texts[name]}
            onChange={({ currentTarget: { value } }) => setTexts((before) => ({ ...before, [name]: value }))}
            className="max-w-40"
          />
        </Field>
      ))}
    </form>
  )
}
