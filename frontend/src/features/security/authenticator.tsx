import { useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { replaceSession } from '../../session/store.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { TextField } from '../forms/fields.tsx'
import { ShownOnce } from '../forms/shown-once.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import { useRequest } from '../forms/use-request.ts'
import { Asked } from '../page/sections.tsx'
import { endOthers, methodsChanged, useMethods } from './methods.ts'
import { QrCode } from './qr-code.tsx'

type Asks = 'renew' | 'end' | null

export function Authenticator() {
  const { t } = useTranslation()
  const query = useMethods()
  const { isBusy, perform } = useRequest()
  /** The address that the app takes, from the beginning until its first code. */
  const [uri, setUri] = useState<string | null>(null)
  const [recovery, setRecovery] = useState<string[] | null>(null)
  const [asks, setAsks] = useState<Asks>(null)
  const [endsOthers, setEndsOthers] = useState(true)

  const begin = () =>
    perform({
      run: async () => {
        const { data } = await docket.api.POST('/api/auth/two-factor/enable', { body: {} })
        // Shown first: the first code of the app replaces the session, and the page with it.
        setRecovery(data.backupCodes)
        setUri(data.totpURI)
      },
    })
  async function renew(): Promise<void> {
    await perform({
      run: async () => {
        const { data } = await docket.api.POST('/api/auth/two-factor/generate-backup-codes', { body: {} })
        setRecovery(data.backupCodes)
        await methodsChanged()
      },
    })
    setAsks(null)
  }
  async function end(): Promise<void> {
    await perform({
      run: async () => {
        await replaceSession(() => docket.api.POST('/api/auth/two-factor/disable', { body: {} }))
        await endOthers(endsOthers)
        await methodsChanged()
      },
      success: t('security.app.ended'),
    })
    setAsks(null)
  }

  return (
    <>
      <p className="mb-4 text-muted">{t('security.app.lead')}</p>
      <Asked query={query}>
        {({ authenticator, codesUnreadable, recoveryCodes }) =>
          authenticator ? (
            <>
              {codesUnreadable && (
                <div className="mb-4">
                  <Banner kind="danger">{t('security.app.unreadable')}</Banner>
                </div>
              )}
              <p className="mb-4">
                {t('security.app.on')} {t('security.app.codesLeft', { count: recoveryCodes })}
              </p>
              <div className="flex flex-wrap gap-2">
                <Button onClick={() => setAsks('renew')}>{t('security.app.renew')}</Button>
                <Button onClick={() => setAsks('end')}>{t('security.app.end')}</Button>
              </div>
            </>
          ) : (
            <>
              <p className="mb-4">{t('security.app.off')}</p>
              <Button busy={isBusy} onClick={() => void begin()}>
                {t('security.app.begin')}
              </Button>
            </>
          )
        }
      </Asked>
      <SetUp uri={recovery === null ? uri : null} onClose={() => setUri(null)} />
      <RecoveryCodes codes={recovery} onClose={() => setRecovery(null)} />
      <AlertDialog
        open={asks === 'renew'}
        onOpenChange={() => setAsks(null)}
        title={t('security.app.renewTitle')}
        description={t('security.app.renewBody')}
        confirm={t('security.app.renew')}
        busy={isBusy}
        onConfirm={() => void renew()}
      />
      <AlertDialog
        open={asks === 'end'}
        onOpenChange={() => setAsks(null)}
        title={t('security.app.endTitle')}
        description={t('security.app.endBody')}
        confirm={t('security.app.end')}
        busy={isBusy}
        onConfirm={() => void end()}
      >
        <Checkbox checked={endsOthers} onCheckedChange={setEndsOthers}>
          {t('security.endOthers')}
        </Checkbox>
      </AlertDialog>
    </>
  )
}

function SetUp({ uri, onClose }: { uri: string | null; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useId()
  const [isBusy, setBusy] = useState(false)
  return (
    <Dialog
      title={t('security.app.beginTitle')}
      open={uri !== null}
      onOpenChange={onClose}
      actions={
        <>
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={isBusy}>
            {t('security.app.confirm')}
          </Button>
        </>
      }
    >
      {uri !== null && <SetUpForm id={form} uri={uri} onBusy={setBusy} onDone={onClose} />}
    </Dialog>
  )
}

interface SetUpFormProps {
  id: string
  uri: string
  onBusy: (isBusy: boolean) => void
  onDone: () => void
}

function SetUpForm({ id, uri, onBusy, onDone }: SetUpFormProps) {
  const { t } = useTranslation()
  const { form, problem, submit } = useAccountForm({
    values: { code: '' },
    asked: 'account',
    save: async ({ code }) => {
      onBusy(true)
      try {
        const body = { code: code.replace(/\s/g, '') }
        await replaceSession(() => docket.api.POST('/api/auth/two-factor/verify-totp', { body }))
        await methodsChanged()
      } finally {
        onBusy(false)
      }
      onDone()
    },
  })
  return (
    <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <p>{t('security.app.scan')}</p>
      <QrCode text={uri} label={t('security.app.qr')} />
      <code
        dir="ltr"
        title={t('security.app.key')}
        className="select-all break-all rounded-control border border-line bg-sunken p-3 font-mono"
      >
        {new URL(uri).searchParams.get('secret')}
      </code>
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
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}

function RecoveryCodes({ codes, onClose }: { codes: string[] | null; onClose: () => void }) {
  const { t } = useTranslation()
  const texts = {
    body: t('security.app.codesBody'),
    copy: t('security.app.copy'),
    copied: t('security.app.copied'),
    failed: t('security.app.copyFailed'),
  }
  return (
    <Dialog
      title={t('security.app.codesTitle')}
      open={codes !== null}
      onOpenChange={onClose}
      actions={<DialogClose render={<Button>{t('common.done')}</Button>} />}
    >
      {codes !== null && <ShownOnce value={codes.join('\n')} texts={texts} />}
    </Dialog>
  )
}
