import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { docket } from '../../data/docket.ts'
import { useSession } from '../../session/session.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { PasswordField } from '../forms/fields.tsx'
import type { Asking } from '../forms/proof.ts'
import { useAccountForm } from '../forms/use-account-form.ts'

/** Asks the user to prove that it is them; then what they were about to do goes on. */
export default function ProofDialog({ asking }: { asking: Asking }) {
  const { t } = useTranslation()
  const form = useId()
  const [isBusy, setBusy] = useState(false)
  return (
    <Dialog
      title={t('security.proof.title')}
      description={t('security.proof.body')}
      open
      onOpenChange={() => asking.settle(false)}
      actions={
        <>
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={isBusy}>
            {t('security.proof.submit')}
          </Button>
        </>
      }
    >
      <PasswordProof id={form} onBusy={setBusy} onDone={() => asking.settle(true)} />
    </Dialog>
  )
}

interface ProofProps {
  id: string
  onBusy: (isBusy: boolean) => void
  onDone: () => void
}

function PasswordProof({ id, onBusy, onDone }: ProofProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  const { form, problem, submit } = useAccountForm({
    values: { currentPassword: '' },
    asked: 'account',
    save: async ({ currentPassword: password }) => {
      onBusy(true)
      try {
        await docket.api.POST('/api/auth/prove', { body: { password } })
      } finally {
        onBusy(false)
      }
      onDone()
    },
  })
  return (
    <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {/* For password managers, which look for the account that the password belongs to. */}
      <input type="text" autoComplete="username" value={user?.email ?? ''} readOnly hidden />
      <PasswordField form={form} name="currentPassword" label={t('accounts.fields.currentPassword')} />
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}
