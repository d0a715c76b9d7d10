import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { docket } from '../../data/docket.ts'
import { Trans } from '../../i18n/trans.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { renamed, replaceSession } from '../../session/store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Chip } from '../../ui/chip.tsx'
import { toasts } from '../../ui/toast.tsx'
import { EmailField, PasswordField, TextField } from '../forms/fields.tsx'
import { emailRules, nameRules } from '../forms/rules.ts'
import { useAccountForm } from '../forms/use-account-form.ts'
import { Group } from '../page/sections.tsx'
import { Authenticator } from '../security/authenticator.tsx'
import { LinkedAccounts } from '../security/linked.tsx'
import { Passkeys } from '../security/passkeys.tsx'
import { DeleteAccount } from './delete-account.tsx'
import { SettingsForm } from './settings-form.tsx'

export default function AccountSection() {
  const { t } = useTranslation()
  return (
    <>
      <Group>
        <NameForm />
      </Group>
      <Group title={t('settings.account.emailTitle')}>
        <EmailForm />
      </Group>
      <Group title={t('settings.account.passwordTitle')}>
        <PasswordForm />
      </Group>
      <LinkedAccounts />
      <Group title={t('security.passkeys.title')}>
        <Passkeys />
      </Group>
      <Group title={t('security.app.title')}>
        <Authenticator />
      </Group>
      <Group title={t('settings.leave.title')}>
        <DeleteAccount />
      </Group>
    </>
  )
}

function NameForm() {
  const { t } = useTranslation()
  const { user } = useSession()
  const account = useAccountForm({
    values: { name: user?.name ?? '' },
    asked: 'account',
    save: async ({ name: typed }) => {
      const name = typed.trim()
      await docket.api.POST('/api/auth/update-user', { body: { name } })
      renamed(name)
      toasts.add({ title: t('settings.account.nameSaved'), kind: 'success' })
    },
  })
  return (
    <SettingsForm state={account} button={t('settings.account.saveName')}>
      <TextField
        form={account.form}
        name="name"
        label={t('accounts.fields.name')}
        rules={nameRules(t)}
        autoComplete="name"
      />
    </SettingsForm>
  )
}

function EmailForm() {
  const { t } = useTranslation()
  const { user } = useSession()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const account = useAccountForm({
    values: { newEmail: '' },
    asked: 'mail',
    save: async ({ newEmail: typed }) => {
      const newEmail = typed.trim()
      await docket.api.POST('/api/auth/change-email', { body: { newEmail } })
      account.form.reset()
      setSentTo(newEmail)
    },
  })
  return (
    <>
      <p className="mb-4 flex flex-wrap items-center gap-2">
        <span className="min-w-0">
          <Address i18nKey="settings.account.emailNow" email={user?.email ?? ''} />
        </span>
        <Chip tone={user?.emailVerified ? 'success' : 'warning'}>
          {t(user?.emailVerified ? 'settings.account.verified' : 'settings.account.unverified')}
        </Chip>
      </p>
      <SettingsForm state={account} button={t('settings.account.changeEmail')}>
        <EmailField
          form={account.form}
          name="newEmail"
          label={t('settings.account.newEmail')}
          autoComplete="email"
          rules={emailRules(t, user?.email)}
        />
        {sentTo !== null && (
          <Banner kind="success">
            <Address i18nKey="settings.account.emailSent" email={sentTo} />
          </Banner>
        )}
      </SettingsForm>
    </>
  )
}

function Address(props: {
  i18nKey: 'settings.account.emailNow' | 'settings.account.emailSent'
  email: string
}) {
  return (
    <Trans
      i18nKey={props.i18nKey}
      values={{ email: props.email }}
      components={{ b: <bdi className="font-medium" /> }}
    />
  )
}

function PasswordForm() {
  const { t } = useTranslation()
  const { user } = useSession()
  const account = useAccountForm({
    values: { currentPassword: '', newPassword: '', revokeOtherSessions: true },
    asked: 'account',
    save: async (body) => {
      await replaceSession(() => docket.api.POST('/api/auth/change-password', { body }))
      account.form.reset()
      toasts.add({ title: t('settings.account.passwordSaved'), kind: 'success' })
    },
  })
  const { form } = account
  return (
    <SettingsForm state={account} button={t('settings.account.changePassword')}>
      {/* For password managers, which look for the account that the password belongs to. */}
      <input type="text" autoComplete="username" value={user?.email ?? ''} readOnly hidden />
      <PasswordField form={form} name="currentPassword" label={t('accounts.fields.currentPassword')} />
      <PasswordField form={form} name="newPassword" label={t('accounts.fields.newPassword')} isNew />
      <Controller
        control={form.control}
        name="revokeOtherSessions"
        render={({ field: { value, onChange, ref } }) => (
          <Checkbox checked={value} onCheckedChange={onChange} inputRef={ref}>
            {t('settings.account.endOthers')}
          </Checkbox>
        )}
      />
    </SettingsForm>
  )
}
