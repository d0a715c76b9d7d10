import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { Trans } from '../../i18n/trans.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { formerEmail } from '../../session/store.ts'
import { Button, buttonLink } from '../../ui/button.tsx'
import { LINK } from '../../ui/link.ts'
import { EmailField } from '../forms/fields.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import { AccountPage, FormBody } from './account-page.tsx'

export function ForgotPasswordPage() {
  const { t } = useTranslation()
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (sentTo === null) return <AskForMail onSent={setSentTo} />
  return (
    <AccountPage
      title={t('accounts.forgot.sentTitle')}
      lead={
        <Trans
          i18nKey="accounts.forgot.sent"
          values={{ email: sentTo }}
          components={{ b: <bdi className="font-medium text-ink" /> }}
        />
      }
      footer={<BackToSignIn />}
    >
      <div className="flex flex-col gap-2">
        <Link to="/reset-password" className={buttonLink('secondary')}>
          {t('accounts.forgot.code')}
        </Link>
        <Button variant="ghost" size="large" onClick={() => setSentTo(null)}>
          {t('accounts.forgot.again')}
        </Button>
      </div>
    </AccountPage>
  )
}

function AskForMail({ onSent }: { onSent: (email: string) => void }) {
  const { t } = useTranslation()
  const { email: known } = useSearch({ strict: false })
  const account = useAccountForm({
    values: { email: known ?? formerEmail() ?? '' },
    asked: 'mail',
    save: async ({ email: typed }) => {
      const email = typed.trim()
      await docket.api.POST('/api/auth/request-password-reset', {
        body: { email, redirectTo: '/reset-password' },
      })
      onSent(email)
    },
  })
  const { form } = account
  useEffect(() => form.setFocus('email'), [form])
  return (
    <AccountPage
      title={t('accounts.forgot.title')}
      lead={t('accounts.forgot.body')}
      footer={<BackToSignIn />}
    >
      <FormBody state={account} button={t('accounts.forgot.submit')}>
        <EmailField form={form} name="email" />
      </FormBody>
    </AccountPage>
  )
}

function BackToSignIn() {
  const { t } = useTranslation()
  return (
    <Link to="/sign-in" className={LINK}>
      {t('accounts.forgot.back')}
    </Link>
  )
}
