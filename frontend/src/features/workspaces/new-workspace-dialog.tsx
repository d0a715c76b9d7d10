import { Unreachable } from '@docket/sdk'
import { useRef, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { newKey, useRefreshWorkspaces } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { isBlank } from '../../text/checks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { useAct } from '../forms/use-act.ts'
import { useGoTo } from './go-to.ts'
import { NAME_MOST } from './names.ts'

/** Makes a workspace to share, and shows it. */
export function NewWorkspaceDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const goTo = useGoTo()
  const refresh = useRefreshWorkspaces()
  const { isBusy, perform } = useAct()
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  /** The same for each attempt, so that a lost answer makes no second workspace. */
  const [key, setKey] = useState(newKey)
  const [isWrong, setWrong] = useState(false)
  const make = () =>
    perform({
      run: async () => {
        const { data } = await docket.api.POST('/api/workspaces', {
          params: { header: { 'idempotency-key': key } },
          body: { name: name.trim() },
        })
        if (data === undefined) throw new Unreachable('an answer without a body')
        await refresh()
        onClose()
        goTo(data.id)
      },
      conflict: t('workspaces.make.tooMany'),
    })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      onClosed={() => {
        setName('')
        setKey(newKey())
        setWrong(false)
      }}
      title={t('workspaces.make.title')}
      description={t('workspaces.make.body')}
      initialFocus={field}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setWrong(isBlank(name))
          if (!isBlank(name)) void make()
        }}
      >
        <Field label={t('workspaces.name')} error={isWrong ? t('workspaces.nameMissing') : undefined}>
          <Input
            ref={field}
            value={name}
            maxLength={NAME_MOST}
            autoComplete="off"
            dir="auto"
            onChange={(event) => {
              setName(event.currentTarget.value)
              setKey(newKey())
            }}
          />
        </Field>
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          <DialogClose render={<Button>{t('common.cancel')}</Button>} />
          <Button type="submit" variant="primary" busy={isBusy}>
            {t('workspaces.make.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
