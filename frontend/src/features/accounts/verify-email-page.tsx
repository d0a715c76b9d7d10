import { Link, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Trans } from '../../i18n/trans.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { checkSession } from '../../session/store.ts'
import { buttonLink } from '../../ui/button.tsx'
import { AccountPage } from './account-page.tsx'

/** The error when somebody else has signed up with the address meanwhile. */
const TAKEN = 'EMAIL_TAKEN'

/**
 * Where links in e-mails about an address lead. `email` is the new address, `link` means that a new account was
 * confirmed, `error` is why it failed. A user who comes without any of them has not opened a link.
 */
export function VerifyEmailPage() {
  const { t } = useTranslation()
  const { error, email, link } = useSearch({ strict: false })
  const { state, user } = useSession()
  // The link has just changed the user's data.
  useEffect(() => void checkSession(), [])
  const isApproved = email !== undefined && user !== null && user.email !== email
  const isOpened = (error ?? email ?? link) !== undefined
  return (
    <AccountPage
      title={t(isOpened ? titleOf(error, isApproved) : 'accounts.verify.noneTitle')}
      lead={isOpened ? <Lead {...{ error, email, isApproved }} /> : t('accounts.verify.none')}
    >
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
    </AccountPage>
  )
}

function titleOf(error: string | undefined, isApproved: boolean) {
  if (error === TAKEN) return 'accounts.verify.takenTitle' as const
  if (error !== undefined) return 'accounts.verify.badTitle' as const
  return isApproved ? ('accounts.verify.approvedTitle' as const) : ('accounts.verify.title' as const)
}

function Lead(props: { error: string | undefined; email: string | undefined; isApproved: boolean }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const { error, email, isApproved } = props
  if (error === 'INVALID_USER') return t('accounts.verify.otherUser')
  if (error === TAKEN) return t('accounts.verify.taken')
  if (error !== undefined) return t('accounts.verify.bad')
  if (user === null) return t('accounts.verify.bodyAnyone')
  return (
    <Trans
      i18nKey={isApproved ? 'accounts.verify.approved' : 'accounts.verify.body'}
      values={{ email: isApproved ? email : user.email }}
      components={{ b: <bdi className="font-medium text-ink" /> }}
    />
  )
}
