import { type ChannelCreate, type ChannelOptions, DocketProblem } from '@docket/sdk'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, buttonLink } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { TextField } from '../forms/fields.tsx'
import { useAccountForm } from '../forms/use-account-form.ts'
import type { FormKind } from './kinds.ts'
import { NameField } from './name-dialog.tsx'
import { secretOf } from './requests.ts'

interface AddDialogProps {
  /** What is added; the last one while it closes. */
  kind: FormKind
  options: ChannelOptions
  open: boolean
  onOpenChange: (open: boolean) => void
  /** @param secret of a new webhook */
  onDone: (secret: string | null) => void
}

/** Adds a channel that is given by its address. */
export function AddDialog({ kind, options, open, onOpenChange, onDone }: AddDialogProps) {
  const { t } = useTranslation()
  const form = useId()
  const [isBusy, setBusy] = useState(false)
  const cannot = kind === 'email' && !options.email_verified
  return (
    <Dialog
      title={t(`channels.add.${kind}`)}
      open={open}
      onOpenChange={onOpenChange}
      actions={
        <>
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          {cannot ? (
            <Link to="/settings/$section" params={{ section: 'account' }} className={buttonLink('primary')}>
              {t('channels.toAccount')}
            </Link>
          ) : (
            <Button type="submit" form={form} variant="primary" busy={isBusy}>
              {t('channels.create')}
            </Button>
          )}
        </>
      }
    >
      {cannot ? (
        <Banner kind="warning">
          {t(options.email === null ? 'channels.noEmail' : 'channels.unconfirmed')}
        </Banner>
      ) : (
        <AddForm id={form} kind={kind} email={options.email} onBusy={setBusy} onDone={onDone} />
      )}
    </Dialog>
  )
}

interface Values {
  name: string
  url: string
  token: string
}

interface AddFormProps {
  id: string
  kind: FormKind
  email: string | null
  onBusy: (isBusy: boolean) => void
  onDone: (secret: string | null) => void
}

function AddForm({ id, kind, email, onBusy, onDone }: AddFormProps) {
  const { t } = useTranslation()
  const { form, problem, submit } = useAccountForm<Values>({
    values: { name: t(`channels.kinds.${kind}`), url: '', token: '' },
    asked: 'account',
    save: async (values) => {
      onBusy(true)
      try {
        const { data } = await docket.api.POST('/api/{user_id}/channels', {
          params: { path: { user_id: 'me' } },
          body: bodyOf(kind, values),
        })
        onDone(kind === 'webhook' ? await secretOf(data.id) : null)
      } catch (error) {
        if (!isAbout(error, 'url')) throw error
        form.setError('url', { message: t('channels.urlRefused') }, { shouldFocus: true })
      } finally {
        onBusy(false)
      }
    },
  })
  const isUrl = (url: string) => /^https?:\/\/[^\s\\]+$/i.test(url.trim())
  const isTopic = (url: string) => /[^/]\/[^/?#]+$/.test(url.trim())
  return (
    <form id={id} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <p className="text-muted">{t(`channels.about.${kind}`, { email: email ?? '' })}</p>
      <NameField form={form} />
      {kind !== 'email' && (
        <TextField
          form={form}
          name="url"
          label={t(kind === 'ntfy' ? 'channels.topic' : 'channels.url')}
          description={t(`channels.urlHints.${kind}`)}
          rules={{
            validate: (url) =>
              (!isUrl(url) && t('channels.urlWrong')) ||
              (kind === 'ntfy' && !isTopic(url) && t('channels.topicWrong')) ||
              true,
          }}
          type="url"
          inputMode="url"
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          className="rtl:text-end"
        />
      )}
      {(kind === 'ntfy' || kind === 'gotify') && (
        <TextField
          form={form}
          name="token"
          label={t(kind === 'ntfy' ? 'channels.tokenOptional' : 'channels.token')}
          description={t(`channels.tokenHints.${kind}`)}
          rules={{
            validate: (token) =>
              (kind === 'ntfy' && token.trim() === '') ||
              /^[\x21-\x7e]{1,500}$/.test(token.trim()) ||
              t('channels.tokenWrong'),
          }}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          className="rtl:text-end"
        />
      )}
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
    </form>
  )
}

function bodyOf(kind: FormKind, values: Values): ChannelCreate {
  const [name, url, token] = [values.name.trim(), values.url.trim(), values.token.trim()]
  if (kind === 'email') return { kind, name }
  if (kind === 'webhook') return { kind, name, url }
  if (kind === 'gotify') return { kind, name, url, token }
  return { kind, name, url, ...(token === '' ? {} : { token }) }
}

const isAbout = (error: unknown, field: string): boolean =>
  error instanceof DocketProblem && error.errors.some(({ loc }) => loc.at(-1) === field)
