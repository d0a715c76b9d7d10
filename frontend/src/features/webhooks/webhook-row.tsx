import type { WebhookResponse } from '@docket/sdk'
import { ChevronRight, Ellipsis, Pencil, RefreshCw, Send, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useReplica } from '../../data/index.ts'
import { formatInstant } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Dialog, DialogClose } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useRequest } from '../forms/use-request.ts'
import { Deliveries } from './deliveries.tsx'
import { ACTIONS, chosenIn, RESOURCES } from './events.ts'
import { Secret } from './secret.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'

const ONE = '/api/{user_id}/webhooks/{webhook_id}'
type WebhookDialogKind = 'edit' | 'rotate' | 'delete'

/** A webhook: what it sends where, whether it is on, what came of it, and its actions. */
export function WebhookRow(props: { webhook: WebhookResponse; onChanged: () => Promise<unknown> }) {
  const { webhook, onChanged } = props
  const { id, url, description, active, inactive_reason: reason, previous_secret_until: until } = webhook
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const zone = useReplica((state) => state.preferences.time_zone)
  const [asking, setAsking] = useState<WebhookDialogKind | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const [showsSecret, setShowsSecret] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const [tests, setTests] = useState(0)
  const panel = useId()
  const params = { path: { user_id: 'me', webhook_id: id } }
  const close = (open: boolean) => !open && setAsking(null)

  const turn = (isOn: boolean) =>
    perform({
      run: async () => {
        await docket.api.PATCH(ONE, { params, body: { active: isOn } })
        await onChanged()
      },
      success: t(isOn ? 'webhooks.turnedOn' : 'webhooks.turnedOff'),
    })
  const test = () =>
    perform({
      run: async () => {
        await docket.api.POST(`${ONE}/test`, { params })
        setTests(tests + 1)
        setOpen(true)
      },
      success: t('webhooks.tested'),
    })
  const rotate = async () => {
    await perform({
      run: async () => {
        const { data } = await docket.api.POST(`${ONE}/rotate-secret`, { params })
        setSecret(data.secret)
        setShowsSecret(true)
        await onChanged()
      },
    })
    setAsking(null)
  }
  const remove = async () => {
    await perform({
      run: async () => {
        await docket.api.DELETE(ONE, { params })
        await onChanged()
      },
      success: t('webhooks.deleted'),
    })
    setAsking(null)
  }
  return (
    <li className="border-line border-b py-3">
      <div className="flex items-start gap-x-3">
        <div className="min-w-0 flex-1">
          <p dir="ltr" title={url} className="line-clamp-3 break-all font-medium rtl:text-end">
            {url}
          </p>
          <p className="text-muted text-small">
            {description !== null && (
              <>
                <bdi>{description}</bdi>
                {' · '}
              </>
            )}
            {t(active ? 'webhooks.on' : 'webhooks.off')}
            {until !== null && ` · ${t('webhooks.until', { when: formatInstant(until, zone) })}`}
          </p>
          {reason !== null && (
            <p className="text-small text-warning-ink">{t(`webhooks.reasons.${reason}`)}</p>
          )}
          <Events webhook={webhook} />
        </div>
        <Switch
          aria-label={t('webhooks.active', { url })}
          checked={active}
          disabled={isBusy}
          onCheckedChange={(isOn) => void turn(isOn)}
          className="mt-0.5"
        />
        <Menu
          align="end"
          trigger={
            <IconButton
              label={t('webhooks.more', { url })}
              icon={<Ellipsis aria-hidden size={16} />}
              size="small"
            />
          }
        >
          <MenuItem icon={<Send size={16} />} onSelect={() => void test()}>
            {t('webhooks.test')}
          </MenuItem>
          <MenuItem icon={<Pencil size={16} />} onSelect={() => setAsking('edit')}>
            {t('webhooks.edit')}
          </MenuItem>
          <MenuItem icon={<RefreshCw size={16} />} onSelect={() => setAsking('rotate')}>
            {t('webhooks.rotate')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Trash2 size={16} />} danger onSelect={() => setAsking('delete')}>
            {t('webhooks.delete')}
          </MenuItem>
        </Menu>
      </div>
      <Button
        size="small"
        variant="ghost"
        icon={
          <ChevronRight
            aria-hidden
            size={14}
            className={isOpen ? 'rotate-90 transition-transform' : 'transition-transform rtl:rotate-180'}
          />
        }
        aria-expanded={isOpen}
        aria-controls={panel}
        aria-label={t('webhooks.deliveriesOf', { url })}
        onClick={() => setOpen(!isOpen)}
        className="-ms-2 mt-1"
      >
        {t('webhooks.deliveries')}
      </Button>
      <div id={panel}>{isOpen && <Deliveries webhookId={id} turn={tests} onFailed={onChanged} />}</div>
      <WebhookDialog
        webhook={webhook}
        open={asking === 'edit'}
        onOpenChange={close}
        onDone={() => void onChanged()}
      />
      <AlertDialog
        open={asking === 'rotate'}
        onOpenChange={close}
        title={t('webhooks.rotateTitle')}
        description={t('webhooks.rotateBody')}
        confirm={t('webhooks.rotateConfirm')}
        danger={false}
        busy={isBusy}
        onConfirm={() => void rotate()}
      />
      <AlertDialog
        open={asking === 'delete'}
        onOpenChange={close}
        title={t('webhooks.deleteTitle')}
        description={t('webhooks.deleteBody', { url })}
        confirm={t('webhooks.deleteConfirm')}
        busy={isBusy}
        onConfirm={() => void remove()}
      />
      <Dialog
        title={t('webhooks.secretTitle')}
        open={showsSecret}
        onOpenChange={setShowsSecret}
        onClosed={() => setSecret(null)}
        actions={<DialogClose render={<Button>{t('common.done')}</Button>} />}
      >
        {secret !== null && <Secret value={secret} />}
      </Dialog>
    </li>
  )
}

function Events({ webhook }: { webhook: WebhookResponse }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-1">
      {useEventTexts(webhook).map((text) => (
        <li key={text}>
          <Chip>{text}</Chip>
        </li>
      ))}
    </ul>
  )
}

/** The events in words: "Tasks: all", "Notes: Made, Deleted". */
function useEventTexts(webhook: WebhookResponse): string[] {
  const { t } = useTranslation()
  const { everything, events } = chosenIn(webhook.events)
  if (everything) return [t('webhooks.allEvents')]
  return RESOURCES.flatMap((name) => {
    const actions = ACTIONS.filter((action) => events.has(`${name}.${action}`))
    const resource = t(`webhooks.resources.${name}`)
    if (actions.length === 0) return []
    if (actions.length === ACTIONS.length) return [t('webhooks.allOf', { resource })]
    const named = actions.map((action) => t(`webhooks.actions.${action}`)).join(', ')
    return [t('webhooks.someOf', { resource, actions: named })]
  })
}
