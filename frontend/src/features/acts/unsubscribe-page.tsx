import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button, buttonLink } from '../../ui/button.tsx'
import { AccountPage } from '../accounts/account-page.tsx'
import { useToken } from '../accounts/use-token.ts'
import { api, type Refusal, refusalOf } from './token.ts'

/** Where the link at the end of an e-mail leads: it asks first, as mail scanners open links. */
export function UnsubscribePage() {
  const token = useToken()
  return <UnsubscribeBy key={token} token={token} />
}

function UnsubscribeBy({ token }: { token: string }) {
  const { t } = useTranslation()
  const [stage, setStage] = useState<'asking' | 'ended' | Refusal>(token === '' ? 'invalid' : 'asking')
  const [isBusy, setBusy] = useState(false)
  const end = () => {
    setBusy(true)
    api
      .POST('/api/unsubscribe/{token}', { params: { path: { token } } })
      .then(() => setStage('ended'))
      .catch((error: unknown) => setStage(refusalOf(error)))
      .finally(() => setBusy(false))
  }
  const isOpen = stage === 'asking' || stage === 'failed'
  return (
    <AccountPage
      title={t(
        stage === 'asking' || stage === 'ended' ? `acts.unsubscribe.${stage}` : `acts.refused.${stage}`,
      )}
      lead={t(
        stage === 'asking' || stage === 'ended' || stage === 'invalid'
          ? `acts.unsubscribe.${stage}Body`
          : `acts.refused.${stage}Body`,
      )}
    >
      <meta name="robots" content="noindex, nofollow" />
      <div className="flex flex-col gap-2">
        {isOpen && (
          <Button variant="primary" size="large" busy={isBusy} onClick={end}>
            {t(stage === 'asking' ? 'acts.unsubscribe.button' : 'common.retry')}
          </Button>
        )}
        <Link
          to="/settings/$section"
          params={{ section: 'told' }}
          className={buttonLink(isOpen ? 'secondary' : 'primary')}
        >
          {t('acts.settings')}
        </Link>
      </div>
    </AccountPage>
  )
}
