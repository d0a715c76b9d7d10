import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { checkSession } from '../../session/store.ts'
import { Banner } from '../../ui/banner.tsx'
import { buttonLink } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { LINK } from '../../ui/link.ts'
import { PasswordField, TextField } from '../forms/fields.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import { AccountPage, FormBody } from './account-page.tsx'

/** Where the link in the e-mail leads; without it, the code from the e-mail is typed. */
export function ResetPasswordPage() {
  const { t } = useTranslation()
  const { error } = useSearch({ strict: false })
  const [isDone, setDone] = useState(false)
  if (!isDone && error === undefined) return <ResetForm onDone={() => setDone(true)} />
  return (
    <AccountPage title={t('accounts.reset.title')}>
      <Banner kind={isDone ? 'success' : 'danger'} className="mb-4">
        {t(isDone ? 'accounts.reset.done' : 'accounts.reset.bad')}
      </Banner>
      <div className="flex flex-col">
        <Link to={isDone ? '/sign-in' : '/forgot-password'} className={buttonLink('primary')}>
          {t(isDone ? 'accounts.signIn.submit' : 'accounts.reset.ask')}
        </Link>
      </div>
    </AccountPage>
  )
}

function ResetForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const { token = '' } = useSearch({ strict: false })
  const [keeps, setKeeps] = useState(false)
  const account = useAccountForm({
    values: { token, newPassword: '' },
    asked: 'reset',
    save: async ({ token, newPassword }) => {
      const body = { token: token.trim(), newPassword, keepAccess: keeps }
      await docket.api.POST('/api/auth/reset-password', { body })
      onDone()
      // That has ended every session, including this browser's.
      await checkSession()
    },
  })
  const { form } = account
  useEffect(() => form.setFocus(token === '' ? 'token' : 'newPassword'), [form, token])
  return (
    <AccountPage
      title={t('accounts.reset.title')}
      lead={t('accounts.reset.body')}
      footer={
        <Link to="/forgot-password" className={LINK}>
          {t('accounts.reset.ask')}
        </Link>
      }
    >
      <FormBody state={account} button={t('accounts.reset.submit')}>
        {token === '' && (
          <TextField
            form={form}
            name="token"
            label={t('accounts.reset.code')}
            rules={{ validate: (code: string) => code.trim() !== '' || t('accounts.wrong.code') }}
            autoComplete="one-time-code"
            spellCheck={false}
            dir="ltr"
            className="rtl:text-end"
          />
        )}
        <PasswordField form={form} name="newPassword" label={t('accounts.fields.newPassword')} isNew />
        <div>
          <Checkbox checked={keeps} onCheckedChange={setKeeps}>
            {t('accounts.reset.keep')}
          </Checkbox>
          <p className="mt-1 text-muted text-small">{t('accounts.reset.keepHint')}</p>
        </div>
      </FormBody>
    </AccountPage>
  )
}
