import { useEffect, useEffectEvent, useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { PasswordField, TextField } from '../forms/fields.tsx'
import { askForPasskey, canUsePasskeys } from '../forms/passkey.ts'
import type { Asking } from '../forms/proof.ts'
import { ProviderIcon } from '../forms/provider-icon.tsx'
import { problemText, proofChannel, useProviders, wayTo } from '../forms/providers.ts'
import { reasonOf } from '../forms/reason.ts'
import { useAccountForm } from '../forms/use-account-form.ts'
import { Asked } from '../page/sections.tsx'
import { type SignInMethods, useMethods } from './methods.ts'

/** Asks the user to prove that it is them; then what they were about to do goes on. */
export default function ProofDialog({ asking }: { asking: Asking }) {
  const { t } = useTranslation()
  const form = useId()
  const query = useMethods()
  const [isBusy, setBusy] = useState(false)
  const isTyped = query.data === undefined || hasPassword(query.data) || query.data.authenticator
  return (
    <Dialog
      title={t('security.proof.title')}
      description={t('security.proof.body')}
      open
      onOpenChange={() => asking.settle(false)}
      actions={
        <>
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          {isTyped && (
            <Button type="submit" form={form} variant="primary" busy={isBusy}>
              {t('security.proof.submit')}
            </Button>
          )}
        </>
      }
    >
      <Asked query={query}>
        {(methods) => (
          <ProofForm id={form} methods={methods} onBusy={setBusy} onDone={() => asking.settle(true)} />
        )}
      </Asked>
    </Dialog>
  )
}

/** One of their own, or that of a directory. */
const hasPassword = ({ password, providers }: SignInMethods) =>
  password || providers.some(({ provider, offered }) => provider === 'ldap' && offered)

interface ProofFormProps {
  id: string
  methods: SignInMethods
  onBusy: (isBusy: boolean) => void
  onDone: () => void
}

function ProofForm({ id, methods, onBusy, onDone }: ProofFormProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  const [isByCode, setByCode] = useState(!hasPassword(methods))
  const hasChoice = hasPassword(methods) && methods.authenticator
  const isTyped = hasPassword(methods) || methods.authenticator

  async function busily(prove: () => Promise<unknown>): Promise<void> {
    onBusy(true)
    try {
      await prove()
    } finally {
      onBusy(false)
    }
    onDone()
  }

  const typed = useAccountForm({
    values: { currentPassword: '', code: '' },
    asked: 'account',
    save: async ({ currentPassword: password, code }) => {
      const body = isByCode ? { code: code.replace(/\s/g, '') } : { password }
      await busily(() => docket.api.POST('/api/auth/prove', { body }))
    },
  })
  const shown = useAccountForm({
    values: {},
    asked: 'account',
    save: () =>
      busily(async () => {
        await docket.api.POST('/api/auth/prove', { body: { passkey: await askForPasskey() } })
      }),
  })
  const { form } = typed
  const problem = typed.problem ?? shown.problem
  return (
    <form id={id} noValidate onSubmit={(event) => void typed.submit(event)} className="flex flex-col gap-4">
      {/* For password managers, which look for the account that the password belongs to. */}
      <input type="text" autoComplete="username" value={user?.email ?? ''} readOnly hidden />
      {isTyped && isByCode && (
        <TextField
          form={form}
          name="code"
          label={t('security.app.code')}
          rules={{ validate: (code: string) => /^(\s*\d){6}\s*$/.test(code) || t('security.app.wrong') }}
          autoComplete="one-time-code"
          inputMode="numeric"
          dir="ltr"
          className="rtl:text-end"
        />
      )}
      {isTyped && !isByCode && (
        <PasswordField form={form} name="currentPassword" label={t('accounts.fields.currentPassword')} />
      )}
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
      <div className="flex flex-wrap gap-2">
        {methods.passkeys.length > 0 && canUsePasskeys() && (
          <Button busy={shown.isBusy} onClick={(event) => void shown.submit(event)}>
            {t('security.proof.passkey')}
          </Button>
        )}
        <ProviderProofs methods={methods} onDone={onDone} />
        {hasChoice && (
          <Button variant="ghost" onClick={() => setByCode(!isByCode)}>
            {t(isByCode ? 'security.proof.password' : 'security.proof.code')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** Signing in once more elsewhere, in a window of its own: what was typed on this page stays. */
function ProviderProofs({ methods, onDone }: Pick<ProofFormProps, 'methods' | 'onDone'>) {
  const { t } = useTranslation()
  const { data: offered = [] } = useProviders()
  const [problem, setProblem] = useState<string | null>(null)
  const hear = useEffectEvent(({ problem, provider }: { problem?: string; provider?: string }) => {
    if (problem === undefined) return onDone()
    setProblem(problemText(problem, offered.find(({ id }) => id === provider)?.name ?? '', t))
  })
  useEffect(() => {
    const channel = proofChannel()
    channel.onmessage = ({ data }) => hear(data)
    return () => channel.close()
  }, [])

  async function ask(provider: string): Promise<void> {
    setProblem(null)
    // Opened at once: later, the browser would take it for an advertisement.
    const opened = window.open('', '_blank', 'popup,width=520,height=680')
    try {
      const url = await wayTo('/api/auth/providers/prove', provider)
      if (opened === null) location.assign(url)
      else opened.location.href = url
    } catch (error) {
      opened?.close()
      setProblem(reasonOf(error, 'account', t))
    }
  }
  const linked = new Set(methods.providers.map(({ provider }) => provider))
  return (
    <>
      {offered
        .filter(({ id, kind }) => kind === 'provider' && linked.has(id))
        .map(({ id, name, preset }) => (
          <Button key={id} icon={<ProviderIcon preset={preset} />} onClick={() => void ask(id)}>
            {t('security.proof.provider', { name })}
          </Button>
        ))}
      {problem !== null && (
        <Banner kind="danger" className="w-full">
          {problem}
        </Banner>
      )}
    </>
  )
}
