import type { ChannelDelivery, ChannelResponse } from '@docket/sdk'
import { ChevronRight, Ellipsis, KeyRound, Pencil, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useRequest } from '../forms/use-request.ts'
import { Deliveries, saysStatus } from './deliveries.tsx'
import { KIND_ICONS } from './kinds.ts'
import { NameDialog } from './name-dialog.tsx'
import { change, remove, secretOf, sendTest } from './requests.ts'
import { SecretDialog } from './secret-dialog.tsx'

interface ChannelRowProps {
  channel: ChannelResponse
  /** The address of the account, to which e-mail goes. */
  email: string | null
  /** Whether it brings notifications to this browser. */
  isHere: boolean
  onChanged: () => Promise<unknown>
  /** Deletes it another way: that of this browser ends its subscription, too. */
  onRemove: (() => Promise<unknown>) | undefined
}

/** A channel: where it leads, whether it is on, a test, what came of its deliveries, and its actions. */
export function ChannelRow({ channel, email, isHere, onChanged, onRemove }: ChannelRowProps) {
  const { id, kind, name, url, active, inactive_reason: reason } = channel
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  // Of its own: a test takes a while, and switching it off meanwhile should work.
  const { perform: performTest } = useRequest()
  const [asking, setAsking] = useState<'rename' | 'delete' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const [tested, setTested] = useState<ChannelDelivery | 'waiting' | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [tests, setTests] = useState(0)
  const panel = useId()
  const Icon = KIND_ICONS[kind]
  const address = kind === 'email' ? email : url

  const turn = (isOn: boolean) =>
    perform({
      run: async () => {
        await change(id, { active: isOn })
        await onChanged()
      },
      success: t(isOn ? 'channels.turnedOn' : 'channels.turnedOff'),
    })
  const test = () =>
    performTest({
      run: async () => {
        setTested('waiting')
        try {
          setTested(await sendTest(id))
        } catch (error) {
          setTested(null)
          throw error
        } finally {
          setTests((before) => before + 1)
        }
        // A receiver that is gone has switched it off.
        await onChanged()
      },
    })
  const showSecret = () => perform({ run: async () => setSecret(await secretOf(id)) })
  const drop = async () => {
    await perform({
      run: async () => {
        await (onRemove?.() ?? remove(id))
        await onChanged()
      },
      success: t('channels.deleted'),
    })
    setAsking(null)
  }
  return (
    <li className="border-line border-b py-3 last:border-0">
      <div className="flex items-start gap-x-3">
        <Icon aria-hidden size={16} className="mt-1 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 font-medium">
            <bdi className="min-w-0 break-words">{name}</bdi>
            {isHere && <Chip>{t('channels.here')}</Chip>}
          </p>
          <p className="text-muted text-small">
            {t(`channels.kinds.${kind}`)}
            {address !== null && (
              <>
                {' · '}
                <bdi dir="ltr" className="break-all">
                  {address}
                </bdi>
              </>
            )}
          </p>
          {reason !== null ? (
            <p className="text-small text-warning-ink">{t(`channels.reasons.${reason}`)}</p>
          ) : (
            !active && <p className="text-muted text-small">{t('channels.off')}</p>
          )}
        </div>
        <Switch
          aria-label={t('channels.active', { name })}
          checked={active}
          disabled={isBusy}
          onCheckedChange={(isOn) => void turn(isOn)}
          className="mt-0.5"
        />
        <Menu
          align="end"
          trigger={
            <IconButton
              label={t('channels.more', { name })}
              icon={<Ellipsis aria-hidden size={16} />}
              size="small"
            />
          }
        >
          <MenuItem icon={<Pencil size={16} />} onSelect={() => setAsking('rename')}>
            {t('channels.rename')}
          </MenuItem>
          {kind === 'webhook' && (
            <MenuItem icon={<KeyRound size={16} />} onSelect={() => void showSecret()}>
              {t('channels.showSecret')}
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem icon={<Trash2 size={16} />} danger onSelect={() => setAsking('delete')}>
            {t('channels.delete')}
          </MenuItem>
        </Menu>
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-x-1 gap-y-1 ps-5">
        <Button
          size="small"
          variant="ghost"
          busy={tested === 'waiting'}
          aria-label={t('channels.testNamed', { name })}
          onClick={() => void test()}
        >
          {t('channels.test')}
        </Button>
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
          aria-label={t('channels.deliveriesOf', { name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('channels.deliveries')}
        </Button>
      </div>
      <div role="status" className="ps-7 text-small">
        {tested !== null && <Tested outcome={tested} />}
      </div>
      <div id={panel} className="ps-7">
        {isOpen && <Deliveries channelId={id} turn={tests} />}
      </div>
      <NameDialog
        channel={channel}
        open={asking === 'rename'}
        onOpenChange={(open) => !open && setAsking(null)}
        onDone={() => void onChanged()}
      />
      <AlertDialog
        open={asking === 'delete'}
        onOpenChange={(open) => !open && setAsking(null)}
        title={t('channels.deleteTitle', { name })}
        description={t('channels.deleteBody')}
        confirm={t('channels.deleteConfirm')}
        busy={isBusy}
        onConfirm={() => void drop()}
      />
      <SecretDialog secret={secret} onClosed={() => setSecret(null)} />
    </li>
  )
}

const TONES = {
  pending: 'text-warning-ink',
  delivered: 'text-success-ink',
  failed: 'text-danger-ink',
  cancelled: 'text-muted',
}

/** What came of a test. */
function Tested({ outcome }: { outcome: ChannelDelivery | 'waiting' }) {
  const { t } = useTranslation()
  if (outcome === 'waiting') return <p className="text-muted">{t('channels.testing')}</p>
  const { status, status_code, error } = outcome
  return (
    <p className={TONES[status]}>
      {t(`channels.tested.${status}`)}
      {error !== null && (
        <>
          {' '}
          <bdi className="break-words">
            {saysStatus(outcome) ? t('channels.answered', { code: status_code ?? 0 }) : error}
          </bdi>
        </>
      )}
    </p>
  )
}
