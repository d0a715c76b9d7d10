import { DocketProblem, type WebhookResponse } from '@docket/sdk'
import { useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { TextField } from '../forms/fields.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import { EventFields, type WebhookValues } from './event-fields.tsx'
import { chosenIn, patternsOf } from './events.ts'
import { Secret } from './secret.tsx'

const LONGEST_DESCRIPTION = 500

interface WebhookDialogProps {
  /** The webhook to edit; without it, a new one is created. */
  webhook?: WebhookResponse
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: () => void
}

/** Creates a webhook and shows its secret, or edits one. */
export function WebhookDialog({ webhook, open, onOpenChange, onDone }: WebhookDialogProps) {
  const { t } = useTranslation()
  const form = useId()
  const [secret, setSecret] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const done = (made?: string) => {
    onDone()
    if (made === undefined) onOpenChange(false)
    else setSecret(made)
  }
  const title = secret !== null ? 'secretTitle' : webhook === undefined ? 'new' : 'editTitle'
  return (
    <Dialog
      title={t(`webhooks.${title}`)}
      open={open}
      onOpenChange={onOpenChange}
      // The secret is kept nowhere once the dialog is closed.
      onClosed={() => setSecret(null)}
      actions={
        secret === null ? (
          <>
            <DialogClose render={<Button>{t('common.cancel')}</Button>} />
            <Button type="submit" form={form} variant="primary" busy={isBusy}>
              {t(webhook === undefined ? 'webhooks.create' : 'webhooks.save')}
            </Button>
          </>
        ) : (
          <DialogClose render={<Button>{t('common.done')}</Button>} />
        )
      }
    >
      {secret === null ? (
        <WebhookForm id={form} webhook={webhook} onBusy={setBusy} onDone={done} />
      ) : (
        <Secret value={secret} />
      )}
    </Dialog>
  )
}

interface WebhookFormProps {
  id: string
  webhook: WebhookResponse | undefined
  onBusy: (isBusy: boolean) => void
  /** @param secret of a new webhook */
  onDone: (secret?: string) => void
}

function WebhookForm({ id, webhook, onBusy, onDone }: WebhookFormProps) {
  const { t } = useTranslation()
  const { form, problem, submit } = useAccountForm<WebhookValues>({
    values: {
      url: webhook?.url ?? '',
      description: webhook?.description ?? '',
      chosen: chosenIn(webhook?.events ?? ['task.*']),
    },
    asked: 'account',
    save: async ({ url, description, chosen }) => {
      onBusy(true)
      try {
        const body = {
          url: url.trim(),
          description: description.trim() || null,
          events: patternsOf(chosen),
        }
        onDone(webhook === undefined ? await make(body) : await change(webhook.id, body))
      } catch (error) {
        if (!isAboutUrl(error)) throw error
        form.setError('url', { message: t('webhooks.urlRefused') }, { shouldFocus: true })
      } finally {
        onBusy(false)
      }
    },
  })
  return (
    <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <TextField
        form={form}
        name="url"
        label={t('webhooks.url')}
        description={t('webhooks.urlHint')}
        rules={{ validate: (url) => /^https?:\/\/[^\s\\]+$/i.test(url.trim()) || t('webhooks.urlWrong') }}
        type="url"
        inputMode="url"
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        className="rtl:text-end"
      />
      <TextField
        form={form}
        name="description"
        label={t('webhooks.description')}
        description={t('webhooks.descriptionHint')}
        rules={{
          validate: (text) => [...text].length <= LONGEST_DESCRIPTION || t('webhooks.descriptionWrong'),
        }}
        autoComplete="off"
      />
      <EventFields form={form} />
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}

type Body = Pick<WebhookResponse, 'url' | 'description' | 'events'>

async function make(body: Body): Promise<string> {
  const { data } = await docket.api.POST('/api/{user_id}/webhooks', {
    params: { path: { user_id: 'me' } },
    body,
  })
  return data.secret
}

async function change(webhook_id: number, body: Body): Promise<undefined> {
  await docket.api.PATCH('/api/{user_id}/webhooks/{webhook_id}', {
    params: { path: { user_id: 'me', webhook_id } },
    body,
  })
}

const isAboutUrl = (error: unknown): boolean =>
  error instanceof DocketProblem && error.errors.some(({ loc }) => loc.at(-1) === 'url')
