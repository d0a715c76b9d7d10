import { Unreachable } from '@docket/sdk'
import { useEffect } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { entered } from '../../session/store.ts'
import { Button } from '../../ui/button.tsx'
import { DirectoryFields } from '../forms/directory-fields.tsx'
import { useDirectoryForm } from '../forms/directory-form.ts'
import { AccountPage, FormBody } from './account-page.tsx'

interface DirectorySignInProps {
  name: string
  onCode: () => void
  onBack: () => void
}

/** Signing in with the password of a directory. */
export function DirectorySignIn({ name, onCode, onBack }: DirectorySignInProps) {
  const { t } = useTranslation()
  const account = useDirectoryForm(name, async (body) => {
    const { data } = await docket.api.POST('/api/auth/sign-in/ldap', { body })
    if (data === undefined) throw new Unreachable('an answer without a body')
    if (!('user' in data)) return onCode()
    await entered(data.user)
  })
  const { form } = account
  useEffect(() => form.setFocus('username'), [form])
  return (
    <AccountPage
      title={t('accounts.providers.with', { name })}
      footer={
        <Button variant="ghost" className="-ms-3" onClick={onBack}>
          {t('accounts.providers.otherWay')}
        </Button>
      }
    >
      <FormBody state={account} button={t('accounts.signIn.submit')}>
        <DirectoryFields form={form} />
      </FormBody>
    </AccountPage>
  )
}
