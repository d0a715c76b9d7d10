import { DocketProblem } from '@docket/sdk'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { formerEmail } from '../../session/store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { LINK } from '../../ui/link.ts'
import { EmailField, PasswordField } from '../forms/fields.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import { AccountPage, FormBody } from './account-page.tsx'
import { CheckMail } from './check-mail.tsx'
import { CodeForm } from './code-form.tsx'
import { DirectorySignIn } from './directory-sign-in.tsx'
import { PasskeySignIn } from './passkey-sign-in.tsx'
import { ProviderButtons, ProviderProblem } from './provider-buttons.tsx'

export function SignInPage() {
  const [unverified, setUnverified] = useState<string | null>(null)
  const [takesCode, setTakesCode] = useState(false)
  const [directory, setDirectory] = useState<string | null>(null)
  if (unverified !== null) return <CheckMail email={unverified} onBack={() => setUnverified(null)} />
  if (takesCode) return <CodeForm onBack={() => setTakesCode(false)} />
  const onCode = () => setTakesCode(true)
  if (directory !== null) {
    return <DirectorySignIn name={directory} onCode={onCode} onBack={() => setDirectory(null)} />
  }
  return <SignInForm onUnverified={setUnverified} onCode={onCode} onDirectory={setDirectory} />
}

interface SignInFormProps {
  onUnverified: (email: string) => void
  onCode: () => void
  onDirectory: (name: string) => void
}

function SignInForm({ onUnverified, onCode, onDirectory }: SignInFormProps) {
  const { t } = useTranslation()
  const { signIn } = useSession()
  const { to, email } = useSearch({ strict: false })
  const known = email ?? formerEmail() ?? ''
  const account = useAccountForm({
    values: { email: known, password: '', rememberMe: true },
    asked: 'signIn',
    save: async ({ email, ...rest }) => {
      try {
        if (!(await signIn({ email: email.trim(), ...rest }))) onCode()
      } catch (error) {
        if (!isUnverified(error)) throw error
        onUnverified(email.trim())
      }
    },
  })
  const { form } = account
  useEffect(() => form.setFocus(known === '' ? 'email' : 'password'), [form, known])
  return (
    <AccountPage
      title={t('accounts.signIn.title')}
      footer={
        <p>
          {t('accounts.signIn.new')}{' '}
          <Link to="/sign-up" search={to === undefined ? {} : { to }} className={LINK}>
            {t('accounts.signIn.toSignUp')}
          </Link>
        </p>
      }
    >
      {formerEmail() !== undefined && to !== undefined && (
        <Banner className="mb-4">{t('accounts.signIn.ended')}</Banner>
      )}
      <ProviderProblem />
      <FormBody state={account} button={t('accounts.signIn.submit')}>
        <EmailField form={form} name="email" autoComplete="username webauthn" />
        <PasswordField form={form} name="password" label={t('accounts.fields.password')} />
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <Controller
            control={form.control}
            name="rememberMe"
            render={({ field: { value, onChange, ref } }) => (
              <Checkbox checked={value} onCheckedChange={onChange} inputRef={ref}>
                {t('accounts.signIn.keep')}
              </Checkbox>
            )}
          />
          <Link to="/forgot-password" className={LINK}>
            {t('accounts.signIn.forgot')}
          </Link>
        </div>
      </FormBody>
      <PasskeySignIn />
      <ProviderButtons onDirectory={onDirectory} />
    </AccountPage>
  )
}

/** Whether the password was right but the address is not verified; the service has just sent the e-mail again. */
export const isUnverified = (error: unknown): boolean =>
  error instanceof DocketProblem && error.members.code === 'EMAIL_NOT_VERIFIED'
