import { DocketProblem, Unreachable } from '@docket/sdk'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { Trans } from '../../i18n/trans.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { checkSession } from '../../session/store.ts'
import { Button, buttonLink } from '../../ui/button.tsx'
import { AccountPage } from './account-page.tsx'
import { type AddressClaims, claimsOf } from './address-token.ts'
import { useToken } from './use-token.ts'

type Refusal = 'bad' | 'expired' | 'gone' | 'otherUser' | 'taken' | 'failed'

const REFUSALS: Record<string, Refusal> = {
  TOKEN_EXPIRED: 'expired',
  USER_NOT_FOUND: 'gone',
  INVALID_USER: 'otherUser',
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Unreachable) return 'failed'
  if (!(error instanceof DocketProblem)) throw error
  if (error.isTemporary) return 'failed'
  return error.status === 409 ? 'taken' : (REFUSALS[String(error.members.code)] ?? 'bad')
}

/**
 * Where links in e-mails about an address lead: mail scanners open links, so a person is asked first. A user who comes
 * without a token has not opened a link.
 */
export function VerifyEmailPage() {
  const { t } = useTranslation()
  const token = useToken()
  const claims = claimsOf(token)
  if (claims !== undefined) return <Asked key={token} token={token} claims={claims} />
  const is = token === '' ? 'none' : 'bad'
  return (
    <AccountPage title={t(`accounts.verify.${is}Title`)} lead={t(`accounts.verify.${is}`)}>
      <Onward />
    </AccountPage>
  )
}

function Asked({ token, claims }: { token: string; claims: AddressClaims }) {
  const { t } = useTranslation()
  const { callbackURL } = useSearch({ strict: false })
  const [stage, setStage] = useState<'asking' | 'done' | Refusal>('asking')
  const [isBusy, setBusy] = useState(false)

  async function confirm(): Promise<void> {
    setBusy(true)
    try {
      await docket.api.POST('/api/auth/verify-email', {
        body: { token, ...(callbackURL === undefined ? {} : { callbackURL }) },
      })
      // The service has found it to be a page that its clients may lead to.
      if (callbackURL !== undefined) return location.replace(callbackURL)
      await checkSession()
      setStage('done')
    } catch (error) {
      setStage(refusalOf(error))
    }
    setBusy(false)
  }

  const isRefused = stage !== 'asking' && stage !== 'done'
  return (
    <AccountPage
      title={t(isRefused ? `accounts.verify.${stage}Title` : titleOf(claims, stage === 'done'))}
      lead={isRefused ? t(`accounts.verify.${stage}`) : <Lead claims={claims} isDone={stage === 'done'} />}
    >
      <meta name="robots" content="noindex, nofollow" />
      {stage === 'asking' || stage === 'failed' ? (
        <div className="flex flex-col">
          <Button variant="primary" size="large" busy={isBusy} onClick={() => void confirm()}>
            {t(stage === 'failed' ? 'common.retry' : `accounts.verify.buttons.${claims.asks}`)}
          </Button>
        </div>
      ) : (
        <Onward email={stage === 'done' && claims.asks === 'change' ? claims.newEmail : claims.email} />
      )}
    </AccountPage>
  )
}

function titleOf({ asks }: AddressClaims, isDone: boolean) {
  if (!isDone) return `accounts.verify.asks.${asks}` as const
  return asks === 'approve' ? 'accounts.verify.approvedTitle' : 'accounts.verify.title'
}

function Lead({ claims, isDone }: { claims: AddressClaims; isDone: boolean }) {
  const { asks, email, newEmail = email } = claims
  const components = { b: <bdi className="break-words font-medium text-ink" /> }
  if (!isDone) {
    return (
      <Trans
        i18nKey={`accounts.verify.asks.${asks}Body`}
        values={{ email, newEmail }}
        components={components}
      />
    )
  }
  const key = asks === 'approve' ? 'accounts.verify.approved' : 'accounts.verify.body'
  return <Trans i18nKey={key} values={{ email: newEmail }} components={components} />
}

/** Away from this page. @param props.email with which to sign in */
function Onward({ email }: { email?: string | undefined }) {
  const { t } = useTranslation()
  const { state } = useSession()
  return (
    <div className="flex flex-col">
      {state === 'signed-in' ? (
        <Link to="/today" className={buttonLink('primary')}>
          {t('accounts.verify.go')}
        </Link>
      ) : (
        <Link to="/sign-in" search={email === undefined ? {} : { email }} className={buttonLink('primary')}>
          {t('accounts.verify.signIn')}
        </Link>
      )}
    </div>
  )
}
