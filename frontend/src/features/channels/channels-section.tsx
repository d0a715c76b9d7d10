import { BellRing, Plus } from 'lucide-react'
import { useState } from 'react'
import { pushHere } from '../../browser/push-here.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { turnOff } from '../../session/push.ts'
import { useQuery } from '../../session/query.ts'
import { useSession } from '../../session/session.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { toasts } from '../../ui/toast.tsx'
import { Asked, Group, Lead } from '../page/sections.tsx'
import { AddDialog } from './add-dialog.tsx'
import { ChannelRow } from './channel-row.tsx'
import { FORM_KINDS, type FormKind, KIND_ICONS } from './kinds.ts'
import { type Loaded, loadChannels } from './requests.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { ThisDevice } from './this-device.tsx'

export default function ChannelsSection() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['channels'], queryFn: loadChannels, staleTime: 0 })
  return (
    <>
      <Lead>{t('channels.lead')}</Lead>
      <Asked query={query}>{(loaded) => <Channels {...loaded} onChanged={query.refetch} />}</Asked>
    </>
  )
}

function Channels({ channels, options, onChanged }: Loaded & { onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const here = pushHere()
  const hereId = here?.userId === user?.id ? here?.channelId : undefined
  const isHere = channels.some(({ id }) => id === hereId)
  const kinds = FORM_KINDS.filter((kind) => options.kinds.includes(kind))
  if (options.kinds.length === 0) {
    return (
      <Group>
        <Banner kind="info">{t('channels.noneOffered')}</Banner>
      </Group>
    )
  }
  return (
    <>
      {options.push_key !== null && (
        <Group title={t('channels.thisDevice')}>
          <ThisDevice pushKey={options.push_key} isOn={isHere} onChanged={onChanged} />
        </Group>
      )}
      <Group title={t('channels.all')}>
        {kinds.length > 0 && <Add kinds={kinds} options={options} onChanged={onChanged} />}
        {channels.length === 0 ? (
          <EmptyState icon={<BellRing size={24} />} title={t('channels.none')}>
            {t('channels.noneBody')}
          </EmptyState>
        ) : (
          <ul className="mt-2">
            {channels.map((channel) => (
              <ChannelRow
                key={channel.id}
                channel={channel}
                email={options.email}
                isHere={channel.id === hereId}
                onChanged={onChanged}
                onRemove={channel.id === hereId ? turnOff : undefined}
              />
            ))}
          </ul>
        )}
        <p className="mt-4 text-muted text-small">
          {t('channels.perHour', { count: options.deliveries_per_hour })}
        </p>
      </Group>
    </>
  )
}

interface AddProps {
  kinds: readonly FormKind[]
  options: Loaded['options']
  onChanged: () => Promise<unknown>
}

/** The button that adds a channel, and the dialogs behind it. */
function Add({ kinds, options, onChanged }: AddProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<FormKind>(kinds[0] ?? 'email')
  const [isOpen, setOpen] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const done = (made: string | null) => {
    setOpen(false)
    setSecret(made)
    if (made === null) toasts.add({ title: t('channels.added'), kind: 'success' })
    void onChanged()
  }
  return (
    <>
      <Menu trigger={<Button icon={<Plus aria-hidden size={16} />}>{t('channels.addOne')}</Button>}>
        {kinds.map((each) => {
          const Icon = KIND_ICONS[each]
          return (
            <MenuItem
              key={each}
              icon={<Icon size={16} />}
              onSelect={() => {
                setKind(each)
                setOpen(true)
              }}
            >
              {t(`channels.kinds.${each}`)}
            </MenuItem>
          )
        })}
      </Menu>
      <AddDialog kind={kind} options={options} open={isOpen} onOpenChange={setOpen} onDone={done} />
      <SecretDialog secret={secret} onClosed={() => setSecret(null)} />
    </>
  )
}
