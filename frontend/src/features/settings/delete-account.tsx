import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { leave, leaving } from '../../session/store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { toasts } from '../../ui/toast.tsx'
import { PasswordField, TextField } from '../forms/fields.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import { Asked } from '../page/sections.tsx'
import { useMethods } from '../security/methods.ts'
import { ExportButton } from './export-button.tsx'
import { WhatBecomesOfWorkspaces } from './owned-workspaces.tsx'

export function DeleteAccount() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [opened, setOpened] = useState(0)
  const form = useId()
  const [isBusy, setBusy] = useState(false)
  const methods = useMethods()
  return (
    <>
      <p className="mb-4 text-muted">{t('settings.leave.body')}</p>
      <WhatBecomesOfWorkspaces />
      <Dialog
        title={t('settings.leave.title')}
        description={t('settings.leave.body')}
        open={isOpen}
        onOpenChange={setOpen}
        // What was typed is cleared when the dialog closes.
        onClosed={() => setOpened(opened + 1)}
        trigger={<Button className="text-danger-ink">{t('settings.leave.open')}</Button>}
        actions={
          <>
            <ExportButton label={t('settings.leave.exportFirst')} className="me-auto" />
            <DialogClose render={<Button>{t('common.cancel')}</Button>} />
            <Button type="submit" form={form} variant="danger" busy={isBusy}>
              {t('settings.leave.confirm')}
            </Button>
          </>
        }
      >
        <WhatBecomesOfWorkspaces />
        <Asked query={methods}>
          {({ password }) => <DeleteForm key={opened} id={form} hasPassword={password} onBusy={setBusy} />}
        </Asked>
      </Dialog>
    </>
  )
}

interface DeleteFormProps {
  id: string
  /** Without one, the user is asked for another proof that it is them. */
  hasPassword: boolean
  onBusy: (isBusy: boolean) => void
}

function DeleteForm({ id, hasPassword, onBusy }: DeleteFormProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  const navigate = useNavigate()
  const account = useAccountForm({
    values: { email: '', currentPassword: '' },
    asked: 'account',
    save: async ({ currentPassword: password }) => {
      onBusy(true)
      try {
        const body = hasPassword ? { password } : {}
        await leaving(() => docket.api.POST('/api/auth/delete-user', { body }))
      } finally {
        onBusy(false)
      }
      await navigate({ to: '/sign-up' })
      await leave()
      toasts.add({ title: t('settings.leave.done'), kind: 'success' })
    },
  })
  const { form, problem, submit } = account
  const isOwn = (email: string) =>
    email.trim().toLowerCase() === user?.email || t('settings.leave.wrongEmail')
  return (
    <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <TextField
        form={form}
        name="email"
        label={t('settings.leave.confirmEmail', { email: user?.email })}
        rules={{ validate: isOwn }}
        type="email"
        dir="ltr"
        className="rtl:text-end"
        autoComplete="off"
        spellCheck={false}
      />
      {hasPassword && (
        <PasswordField form={form} name="currentPassword" label={t('accounts.fields.currentPassword')} />
      )}
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}
