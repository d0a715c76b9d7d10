import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { Trans } from '../../i18n/trans.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { reasonOf } from '../forms/reason.ts'
import { AccountPage } from './account-page.tsx'

/** Shown after signing up where addresses have to be verified: nothing else can be done until the e-mail is opened. */
export function CheckMail({ email, onBack }: { email: string; onBack: () => void }) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const [message, setMessage] = useState<{ text: string; isGood: boolean } | null>(null)

  async function resend(): Promise<void> {
    setBusy(true)
    try {
      await docket.api.POST('/api/auth/send-verification-email', { body: { email } })
      setMessage({ text: t('accounts.mail.resent'), isGood: true })
    } catch (error) {
      setMessage({ text: reasonOf(error, 'mail', t), isGood: false })
    } finally {
      setBusy(false)
    }
  }

  return (
    <AccountPage
      title={t('accounts.mail.title')}
      lead={
        <Trans
          i18nKey="accounts.mail.body"
          values={{ email }}
          components={{ b: <bdi className="font-medium text-ink" /> }}
        />
      }
    >
      <p className="mb-4 text-muted">{t('accounts.mail.spam')}</p>
      {message !== null && (
        <Banner kind={message.isGood ? 'success' : 'danger'} className="mb-4">
          {message.text}
        </Banner>
      )}
      <div className="flex flex-col gap-2">
        <Button variant="primary" size="large" onClick={onBack}>
          {t('accounts.mail.opened')}
        </Button>
        <Button size="large" busy={isBusy} onClick={() => void resend()}>
          {t('accounts.mail.resend')}
        </Button>
      </div>
    </AccountPage>
  )
}
