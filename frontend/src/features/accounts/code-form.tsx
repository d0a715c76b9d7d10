import { useEffect, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { entered } from '../../session/store.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../forms/fields.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import { AccountPage, FormBody } from './account-page.tsx'

/** The second step of signing in: a code of the authenticator app, or a recovery code. */
export function CodeForm({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  const [isRecovery, setRecovery] = useState(false)
  const account = useAccountForm({
    values: { code: '' },
    asked: 'signIn',
    save: async ({ code: typed }) => {
      const body = { code: typed.replace(/\s/g, '') }
      const { data } = isRecovery
        ? await docket.api.POST('/api/auth/two-factor/verify-backup-code', { body })
        : await docket.api.POST('/api/auth/two-factor/verify-totp', { body })
      await entered(data.user)
    },
  })
  const { form } = account
  // The field is another one for each kind of code.
  useEffect(() => {
    form.reset()
    form.setFocus('code', { shouldSelect: isRecovery })
  }, [form, isRecovery])
  const isCode = (code: string) =>
    (isRecovery ? /\S/ : /^(\s*\d){6}\s*$/).test(code) ||
    t(isRecovery ? 'accounts.code.recoveryWrong' : 'accounts.code.wrong')
  return (
    <AccountPage
      title={t('accounts.code.title')}
      lead={t(isRecovery ? 'accounts.code.recoveryBody' : 'accounts.code.body')}
      footer={
        <>
          <Button variant="ghost" onClick={() => setRecovery(!isRecovery)}>
            {t(isRecovery ? 'accounts.code.app' : 'accounts.code.recovery')}
          </Button>
          <Button variant="ghost" onClick={onBack}>
            {t('accounts.code.again')}
          </Button>
        </>
      }
    >
      <FormBody state={account} button={t('accounts.code.submit')}>
        <TextField
          form={form}
          name="code"
          label={t(isRecovery ? 'accounts.code.recoveryLabel' : 'accounts.code.label')}
          rules={{ validate: isCode }}
          autoComplete={isRecovery ? 'off' : 'one-time-code'}
          inputMode={isRecovery ? 'text' : 'numeric'}
          spellCheck={false}
          dir="ltr"
          className="rtl:text-end"
        />
      </FormBody>
    </AccountPage>
  )
}
