import type { Invitation } from '@docket/sdk'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { formatAgo, formatIn } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { ShownOnce } from '../forms/shown-once.tsx'
import { useAct } from '../forms/use-act.ts'
import { Asked } from '../page/sections.tsx'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const loadInvitations = async () => (await docket.api.GET('/api/admin/invitations')).data?.invitations ?? []

/** Whom administrators have invited, and who did not come yet. */
export function Invitations() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['admin', 'invitations'], queryFn: loadInvitations, staleTime: 0 })
  return (
    <section className="mt-8 border-line border-t pt-6">
      <h3 className="mb-3 font-strong">{t('admin.invitations.title')}</h3>
      <Invite onMade={() => void query.refetch()} />
      <Asked query={query}>
        {(invitations) =>
          invitations.length === 0 ? (
            <p className="mt-4 text-muted">{t('admin.invitations.none')}</p>
          ) : (
            <ul className="mt-4">
              {invitations.map((invitation) => (
                <InvitationRow
                  key={invitation.id}
                  invitation={invitation}
                  onChanged={() => query.refetch()}
                />
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  )
}

function Invite({ onMade }: { onMade: () => void }) {
  const { t } = useTranslation()
  const { isBusy, perform } = useAct()
  const [email, setEmail] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [made, setMade] = useState<{ link: string; mailed: boolean } | null>(null)
  const [isOpen, setOpen] = useState(false)
  const invite = () =>
    perform({
      run: async () => {
        const { data } = await docket.api.POST('/api/admin/invitations', { body: { email: email.trim() } })
        setMade(data ?? null)
        setOpen(true)
        setEmail('')
        onMade()
      },
      conflict: t('admin.invitations.taken'),
    })
  return (
    <form
      noValidate
      className="flex max-w-form flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        const isRight = EMAIL.test(email.trim())
        setWrong(!isRight)
        if (isRight) void invite()
      }}
    >
      <Field
        label={t('accounts.fields.email')}
        hideLabel
        error={isWrong ? t('accounts.wrong.email') : undefined}
        className="min-w-52 flex-1"
      >
        <Input
          type="email"
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          placeholder={t('accounts.fields.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          className="rtl:text-end"
        />
      </Field>
      <Button type="submit" busy={isBusy}>
        {t('admin.invitations.invite')}
      </Button>
      <Dialog
        title={t('admin.invitations.madeTitle')}
        open={isOpen}
        onOpenChange={setOpen}
        onClosed={() => setMade(null)}
        actions={<DialogClose render={<Button>{t('common.done')}</Button>} />}
      >
        {made !== null && (
          <ShownOnce
            value={made.link}
            texts={{
              body: t(made.mailed ? 'admin.invitations.mailed' : 'admin.invitations.notMailed'),
              copy: t('admin.invitations.copy'),
              copied: t('admin.invitations.copied'),
              failed: t('settings.keys.copyFailed'),
            }}
          />
        )}
      </Dialog>
    </form>
  )
}

function InvitationRow(props: { invitation: Invitation; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { isBusy, perform } = useAct()
  const { id, email, invited_by, created_at, expires_at } = props.invitation
  const withdraw = () =>
    perform({
      run: async () => {
        await docket.api.DELETE('/api/admin/invitations/{invitation_id}', {
          params: { path: { invitation_id: id } },
        })
        await props.onChanged()
      },
      success: t('admin.invitations.withdrawn'),
    })
  const left = Math.max(0, Math.round((Date.parse(expires_at) - Date.now()) / 1000))
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3">
      <div className="min-w-40 flex-1">
        <p className="break-words font-medium">
          <bdi>{email}</bdi>
        </p>
        <p className="text-muted text-small">
          {t('admin.invitations.since', { when: formatAgo(created_at) })}
          {invited_by !== null && (
            <>
              {' · '}
              <bdi>{invited_by}</bdi>
            </>
          )}
          {' · '}
          {t('admin.invitations.expires', { when: formatIn(left) })}
        </p>
      </div>
      <Button
        size="small"
        busy={isBusy}
        aria-label={t('admin.invitations.withdrawNamed', { name: email })}
        onClick={() => void withdraw()}
      >
        {t('admin.invitations.withdraw')}
      </Button>
    </li>
  )
}
