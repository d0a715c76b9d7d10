import { DocketProblem } from '@docket/sdk'
import { Link, useLocation, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { buttonLink } from '../../ui/button.tsx'
import { LINK } from '../../ui/link.ts'
import { EmailField, PasswordField, TextField } from '../forms/fields.tsx'
import { nameRules } from '../forms/rules.ts'
import { useAccountForm } from '../forms/use-account-form.ts'
import { AccountPage, FormBody } from './account-page.tsx'
import { CheckMail } from './check-mail.tsx'
import { ProviderButtons } from './provider-buttons.tsx'
import { isUnverified } from './sign-in-page.tsx'

/** The service gives the same answer for every address: only signing in shows what came of it. */
type Next = { page: 'form' } | { page: 'mail' | 'known'; email: string }

export function SignUpPage() {
  const { t } = useTranslation()
  const { to } = useSearch({ strict: false })
  const [next, setNext] = useState<Next>({ page: 'form' })
  if (next.page === 'form') return <SignUpForm onNext={setNext} />
  if (next.page === 'mail') return <CheckMail email={next.email} onBack={() => setNext({ page: 'form' })} />
  return (
    <AccountPage title={t('accounts.signUp.known')} lead={t('accounts.signUp.maybeKnown')}>
      <div className="flex flex-col gap-2">
        <Link
          to="/sign-in"
          search={{ email: next.email, ...(to === undefined ? {} : { to }) }}
          className={buttonLink('primary')}
        >
          {t('accounts.signUp.toSignIn')}
        </Link>
        <Link to="/forgot-password" search={{ email: next.email }} className={buttonLink('secondary')}>
          {t('accounts.signIn.forgot')}
        </Link>
      </div>
    </AccountPage>
  )
}

/** What the link of an invitation contains, or that of the first administrator, who signs up on the way to its page. */
function useInvitation(to: string | undefined): { invitation: string } | undefined {
  const hash = useLocation({ select: (location) => location.hash })
  const [, invitation = ''] = to?.startsWith('/claim#') === true ? to.split('#') : ['', hash]
  return /^[\w-]{1,100}$/.test(invitation) ? { invitation } : undefined
}

function SignUpForm({ onNext }: { onNext: (next: Next) => void }) {
  const { t } = useTranslation()
  const { signIn } = useSession()
  const { to } = useSearch({ strict: false })
  const isInvited = useLocation({ select: ({ hash }) => hash !== '' })
  const invitation = useInvitation(to)
  const account = useAccountForm({
    values: { name: '', email: '', password: '' },
    asked: invitation === undefined ? 'signUp' : 'invitation',
    save: async ({ name, email: typed, password }) => {
      const email = typed.trim()
      const body = { name: name.trim(), email, password, ...invitation }
      await docket.api.POST('/api/auth/sign-up/email', { body })
      try {
        // Whoever is asked for a code had the account already.
        if (!(await signIn({ email, password }))) return onNext({ page: 'known', email })
      } catch (error) {
        if (isUnverified(error)) return onNext({ page: 'mail', email })
        // The account exists; the sign-in page can report whatever prevents signing in now.
        if (error instanceof DocketProblem) return onNext({ page: 'known', email })
        throw error
      }
    },
  })
  const { form } = account
  useEffect(() => form.setFocus('name'), [form])
  return (
    <AccountPage
      title={t('accounts.signUp.title')}
      {...(isInvited && { lead: t('accounts.signUp.invited') })}
      footer={
        <p>
          {t('accounts.signUp.known')}{' '}
          <Link to="/sign-in" search={to === undefined ? {} : { to }} className={LINK}>
            {t('accounts.signUp.toSignIn')}
          </Link>
        </p>
      }
    >
      <FormBody state={account} button={t('accounts.signUp.submit')}>
        <TextField
          form={form}
          name="name"
          label={t('accounts.fields.name')}
          rules={nameRules(t)}
          autoComplete="name"
        />
        <EmailField form={form} name="email" />
        <PasswordField form={form} name="password" label={t('accounts.fields.password')} isNew />
      </FormBody>
      <ProviderButtons />
    </AccountPage>
  )
}
