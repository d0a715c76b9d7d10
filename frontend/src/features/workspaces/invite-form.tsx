import { useId, useState } from 'react'
import { useWorkspaceId } from '../../data/index.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { isEmail } from '../forms/rules.ts'
import { ShownOnce } from '../forms/shown-once.tsx'
import { useAct } from '../forms/use-act.ts'
import { invite, type MadeInvitation, type NewInvitation } from './invitations.ts'

const ROLES = ['viewer', 'commenter', 'editor', 'admin'] as const
const DAYS = [1, 7, 30, 365] as const
const USES = [1, 5, 25, 100] as const
const WAYS = ['link', 'email'] as const

/** Makes an invitation: a link for whoever gets it, or one for an address, which is mailed. */
export function InviteForm({ onMade }: { onMade: () => void }) {
  const { t } = useTranslation()
  const workspaceId = useWorkspaceId()
  const { isBusy, perform } = useAct()
  const field = useId()
  const [chosen, setChosen] = useState<NewInvitation>({ role: 'editor', days: 7, uses: 1, email: null })
  const [made, setMade] = useState<MadeInvitation | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [isTried, setTried] = useState(false)
  const { email } = chosen
  const isWrong = email !== null && !isEmail(email)
  const make = async () => {
    setTried(true)
    if (isWrong) return document.getElementById(field)?.focus()
    await perform({
      run: async () => {
        setMade(await invite(workspaceId, { ...chosen, email: email?.trim() ?? null }))
        setOpen(true)
        setTried(false)
        if (email !== null) setChosen({ ...chosen, email: '' })
        onMade()
      },
      conflict: t('workspaces.invitations.tooMany'),
      forbidden: t('workspaces.forbidden'),
    })
  }
  return (
    <form
      noValidate
      className="flex max-w-form flex-col items-start gap-4 *:w-full"
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <Segmented
        label={t('workspaces.invitations.way')}
        value={email === null ? 'link' : 'email'}
        options={WAYS.map((value) => ({ value, label: t(`workspaces.invitations.ways.${value}`) }))}
        onChange={(way) => {
          setTried(false)
          setChosen({ ...chosen, email: way === 'email' ? '' : null })
        }}
        className="w-fit!"
      />
      {email !== null && (
        <Field
          label={t('accounts.fields.email')}
          description={t('workspaces.invitations.emailHint')}
          error={isTried && isWrong && t('accounts.wrong.email')}
        >
          <Input
            id={field}
            type="email"
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            className="rtl:text-end"
            value={email}
            onChange={({ target }) => setChosen({ ...chosen, email: target.value })}
          />
        </Field>
      )}
      <Field
        label={t('workspaces.invitations.role')}
        description={t(`workspaces.roleMeanings.${chosen.role}`)}
      >
        <Select
          value={chosen.role}
          onChange={(role) => setChosen({ ...chosen, role })}
          options={ROLES.map((value) => ({ value, label: t(`workspaces.roles.${value}`) }))}
        />
      </Field>
      <div className="flex flex-wrap gap-4">
        <Field label={t('workspaces.invitations.days')} className="min-w-40 flex-1">
          <Select
            value={chosen.days}
            onChange={(days) => setChosen({ ...chosen, days })}
            options={DAYS.map((value) => ({
              value,
              label: t('workspaces.invitations.dayCount', { count: value }),
            }))}
          />
        </Field>
        {email === null && (
          <Field label={t('workspaces.invitations.uses')} className="min-w-40 flex-1">
            <Select
              value={chosen.uses}
              onChange={(uses) => setChosen({ ...chosen, uses })}
              options={USES.map((value) => ({ value, label: formatNumber(value) }))}
            />
          </Field>
        )}
      </div>
      <div>
        <Button type="submit" variant="primary" busy={isBusy}>
          {t(email === null ? 'workspaces.invitations.make' : 'workspaces.invitations.invite')}
        </Button>
      </div>
      <Dialog
        title={t('workspaces.invitations.made')}
        open={isOpen}
        onOpenChange={setOpen}
        onClosed={() => setMade(null)}
        actions={<DialogClose render={<Button>{t('common.done')}</Button>} />}
      >
        {made !== null && (
          <ShownOnce
            value={made.link}
            texts={{
              body:
                made.mailedTo === null
                  ? t('workspaces.invitations.madeBody')
                  : t('workspaces.invitations.mailedBody', { email: made.mailedTo }),
              copy: t('workspaces.invitations.copy'),
              copied: t('workspaces.invitations.copied'),
              failed: t('workspaces.invitations.notCopied'),
            }}
          />
        )}
      </Dialog>
    </form>
  )
}
