import type { ChannelResponse } from '@docket/sdk'
import { useId, useState } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { TextField } from '../forms/fields.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import { change } from './requests.ts'

const LONGEST_NAME = 100

/** The field for what a channel is called. */
export function NameField<Values extends FieldValues & { name: string }>(props: {
  form: UseFormReturn<Values>
}) {
  const { t } = useTranslation()
  const isName = (name: string) => name.trim() !== '' && [...name.trim()].length <= LONGEST_NAME
  return (
    <TextField
      form={props.form}
      name={'name' as Path<Values>}
      label={t('channels.name')}
      description={t('channels.nameHint')}
      rules={{ validate: (name: string) => isName(name) || t('channels.nameWrong') }}
      autoComplete="off"
    />
  )
}

interface NameDialogProps {
  channel: ChannelResponse
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: () => void
}

export function NameDialog({ channel, open, onOpenChange, onDone }: NameDialogProps) {
  const { t } = useTranslation()
  const form = useId()
  const [isBusy, setBusy] = useState(false)
  const done = () => {
    onDone()
    onOpenChange(false)
  }
  return (
    <Dialog
      title={t('channels.renameTitle')}
      open={open}
      onOpenChange={onOpenChange}
      actions={
        <>
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={isBusy}>
            {t('channels.save')}
          </Button>
        </>
      }
    >
      <NameForm id={form} channel={channel} onBusy={setBusy} onDone={done} />
    </Dialog>
  )
}

function NameForm(props: {
  id: string
  channel: ChannelResponse
  onBusy: (isBusy: boolean) => void
  onDone: () => void
}) {
  const { id, channel, onBusy, onDone } = props
  const { form, problem, submit } = useAccountForm<{ name: string }>({
    values: { name: channel.name },
    asked: 'account',
    save: async ({ name }) => {
      onBusy(true)
      try {
        await change(channel.id, { name: name.trim() })
        onDone()
      } finally {
        onBusy(false)
      }
    },
  })
  return (
    <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <NameField form={form} />
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}
