import { useTranslation } from '../../i18n/use-translation.ts'
import type { DirectoryLogin } from './directory-form.ts'
import { PasswordField, TextField } from './fields.tsx'
import type { AccountForm } from './use-account-form.ts'

export function DirectoryFields({ form }: { form: AccountForm<DirectoryLogin>['form'] }) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        form={form}
        name="username"
        label={t('accounts.providers.username')}
        rules={{ validate: (name: string) => /\S/.test(name) || t('accounts.providers.usernameMissing') }}
        autoComplete="username"
        spellCheck={false}
        dir="ltr"
        className="rtl:text-end"
      />
      <PasswordField form={form} name="password" label={t('accounts.fields.password')} />
    </>
  )
}
