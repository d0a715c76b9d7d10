import { MonitorSmartphone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { deviceName, type Obstacle, obstacleHere, PushRefused, turnOff, turnOn } from '../../session/push.ts'
import { useSession } from '../../session/session.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useRequest } from '../forms/use-request.ts'

interface ThisDeviceProps {
  pushKey: string
  /** Whether a channel of the user leads here. */
  isOn: boolean
  onChanged: () => Promise<unknown>
}

/** Turns Web Push to this browser on and off, and says what to do where it cannot be. */
export function ThisDevice({ pushKey, isOn, onChanged }: ThisDeviceProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  const { isBusy, perform } = useRequest()
  const [refused, setRefused] = useState<Obstacle | null>(null)
  const obstacle = obstacleHere() ?? refused
  if (user === null) return null

  const subscribe = async () => {
    setRefused(null)
    try {
      await turnOn(
        user.id,
        pushKey,
        deviceName((device) => t('channels.deviceName', device)),
      )
    } catch (error) {
      if (!(error instanceof PushRefused)) throw error
      setRefused(error.obstacle)
      return
    }
    await onChanged()
  }
  const unsubscribe = async () => {
    await turnOff()
    await onChanged()
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-40 flex-1 text-muted">{t(isOn ? 'channels.hereOn' : 'channels.hereOff')}</p>
        {isOn ? (
          <Button busy={isBusy} onClick={() => void perform({ run: unsubscribe })}>
            {t('channels.turnOffHere')}
          </Button>
        ) : (
          // Also offered after a refusal: what stood in the way may be gone.
          (obstacle === null || refused !== null) && (
            <Button
              variant="primary"
              busy={isBusy}
              icon={<MonitorSmartphone aria-hidden size={16} />}
              onClick={() => void perform({ run: subscribe })}
            >
              {t('channels.turnOnHere')}
            </Button>
          )
        )}
      </div>
      {obstacle !== null && <Banner kind="warning">{t(`channels.obstacles.${obstacle}`)}</Banner>}
    </div>
  )
}
