import { useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { formatAgo } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank, lengthOf } from '../../text/checks.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { toasts } from '../../ui/toast.tsx'
import { TextField } from '../forms/fields.tsx'
import { canUsePasskeys, makePasskey } from '../forms/passkey.ts'
import { proving } from '../forms/proof.ts'
import { useAccountForm } from '../forms/use-account-form.ts'
import { useRequest } from '../forms/use-request.ts'
import { Asked } from '../page/sections.tsx'
import { endOthers, isOnlyWay, methodsChanged, type SignInMethods, useMethods } from './methods.ts'

type Passkey = SignInMethods['passkeys'][number]

const LONGEST_NAME = 100

export function Passkeys() {
  const { t } = useTranslation()
  const query = useMethods()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <p className="mb-4 text-muted">{t('security.passkeys.lead')}</p>
      <Asked query={query}>
        {(methods) =>
          methods.passkeys.length === 0 ? (
            <p className="mb-4">{t('security.passkeys.none')}</p>
          ) : (
            <ul className="mb-4">
              {methods.passkeys.map((passkey) => (
                <PasskeyRow key={passkey.id} passkey={passkey} isLast={isOnlyWay(methods, passkey.id)} />
              ))}
            </ul>
          )
        }
      </Asked>
      {canUsePasskeys() ? (
        <Button onClick={() => setAdding(true)}>{t('security.passkeys.add')}</Button>
      ) : (
        <Banner>{t('security.passkeys.cannot')}</Banner>
      )}
      <NameDialog
        title={t('security.passkeys.add')}
        description={t('security.passkeys.addBody')}
        button={t('security.passkeys.add')}
        open={isAdding}
        onOpenChange={setAdding}
        save={async (name) => {
          const response = await proving(makePasskey)
          await docket.api.POST('/api/auth/passkey/verify-registration', { body: { name, response } })
          toasts.add({ title: t('security.passkeys.added'), kind: 'success' })
        }}
      />
    </>
  )
}

function PasskeyRow({ passkey, isLast }: { passkey: Passkey; isLast: boolean }) {
  const { t } = useTranslation()
  const [isRenaming, setRenaming] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const { id, createdAt, lastUsedAt, backedUp } = passkey
  const name = passkey.name ?? t('security.passkeys.unnamed')
  const facts = [
    t('security.passkeys.created', { when: formatAgo(createdAt) }),
    lastUsedAt === null
      ? t('security.passkeys.unused')
      : t('security.passkeys.used', { when: formatAgo(lastUsedAt) }),
    ...(backedUp ? [t('security.passkeys.synced')] : []),
  ]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3">
      <div className="min-w-40 flex-1">
        <p className="font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="text-muted text-small">{facts.join(' · ')}</p>
      </div>
      <Button
        size="small"
        aria-label={t('security.passkeys.renameNamed', { name })}
        onClick={() => setRenaming(true)}
      >
        {t('security.passkeys.rename')}
      </Button>
      {!isLast && (
        <Button
          size="small"
          aria-label={t('security.passkeys.removeNamed', { name })}
          onClick={() => setRemoving(true)}
        >
          {t('security.passkeys.remove')}
        </Button>
      )}
      <NameDialog
        title={t('security.passkeys.renameTitle')}
        button={t('security.passkeys.save')}
        name={name}
        open={isRenaming}
        onOpenChange={setRenaming}
        save={async (name) => {
          await docket.api.POST('/api/auth/passkey/update-passkey', { body: { id, name } })
          toasts.add({ title: t('security.passkeys.renamed'), kind: 'success' })
        }}
      />
      <Removal id={id} name={name} open={isRemoving} onOpenChange={setRemoving} />
    </li>
  )
}

interface Opened {
  open: boolean
  onOpenChange: (open: boolean) => void
}

function Removal({ id, name, open, onOpenChange }: Opened & { id: string; name: string }) {
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const [endsOthers, setEndsOthers] = useState(true)
  const remove = async () => {
    await perform({
      run: async () => {
        await docket.api.POST('/api/auth/passkey/delete-passkey', { body: { id } })
        await endOthers(endsOthers)
        await methodsChanged()
      },
      success: t('security.passkeys.removed'),
    })
    onOpenChange(false)
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('security.passkeys.removeTitle', { name })}
      description={t('security.passkeys.removeBody')}
      confirm={t('security.passkeys.remove')}
      busy={isBusy}
      onConfirm={() => void remove()}
    >
      <Checkbox checked={endsOthers} onCheckedChange={setEndsOthers}>
        {t('security.endOthers')}
      </Checkbox>
    </AlertDialog>
  )
}

interface NameDialogProps extends Opened {
  title: string
  description?: string
  button: string
  name?: string
  save: (name: string) => Promise<void>
}

function NameDialog(props: NameDialogProps) {
  const { t } = useTranslation()
  const form = useId()
  const [isBusy, setBusy] = useState(false)
  const [opened, setOpened] = useState(0)
  return (
    <Dialog
      title={props.title}
      description={props.description}
      open={props.open}
      onOpenChange={props.onOpenChange}
      onClosed={() => setOpened(opened + 1)}
      actions={
        <>
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={isBusy}>
            {props.button}
          </Button>
        </>
      }
    >
      <NameForm key={opened} id={form} onBusy={setBusy} {...props} />
    </Dialog>
  )
}

function NameForm(props: NameDialogProps & { id: string; onBusy: (isBusy: boolean) => void }) {
  const { t } = useTranslation()
  const { form, problem, submit } = useAccountForm({
    values: { name: props.name ?? '' },
    asked: 'account',
    save: async ({ name }) => {
      props.onBusy(true)
      try {
        await props.save(name.trim())
        await methodsChanged()
      } finally {
        props.onBusy(false)
      }
      props.onOpenChange(false)
    },
  })
  const isName = (name: string) =>
    (!isBlank(name) && lengthOf(name) <= LONGEST_NAME) || t('security.passkeys.nameWrong')
  return (
    <form id={props.id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <TextField
        form={form}
        name="name"
        label={t('security.passkeys.name')}
        description={t('security.passkeys.nameHint')}
        rules={{ validate: isName }}
        autoComplete="off"
      />
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}
