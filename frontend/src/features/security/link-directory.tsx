import { useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { toasts } from '../../ui/toast.tsx'
import { DirectoryFields } from '../forms/directory-fields.tsx'
import { useDirectoryForm } from '../forms/directory-form.ts'
import { methodsChanged } from './methods.ts'

/** Adds the user's account of a directory to their ways to sign in. */
export function LinkDirectory({ name, icon }: { name: string; icon: React.ReactNode }) {
  const { t } = useTranslation()
  const form = useId()
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [opened, setOpened] = useState(0)
  return (
    <Dialog
      title={t('security.linked.add', { name })}
      open={isOpen}
      onOpenChange={setOpen}
      onClosed={() => setOpened(opened + 1)}
      trigger={<Button icon={icon}>{t('security.linked.add', { name })}</Button>}
      actions={
        <>
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={isBusy}>
            {t('security.linked.add', { name })}
          </Button>
        </>
      }
    >
      <LinkForm key={opened} id={form} name={name} onBusy={setBusy} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

interface LinkFormProps {
  id: string
  name: string
  onBusy: (isBusy: boolean) => void
  onDone: () => void
}

function LinkForm({ id, name, onBusy, onDone }: LinkFormProps) {
  const { t } = useTranslation()
  const { form, problem, submit } = useDirectoryForm(name, async (body) => {
    onBusy(true)
    try {
      await docket.api.POST('/api/auth/ldap/link', { body })
    } finally {
      onBusy(false)
    }
    toasts.add({ title: t('security.linked.added', { name }), kind: 'success' })
    await methodsChanged()
    onDone()
  })
  return (
    <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <DirectoryFields form={form} />
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}
