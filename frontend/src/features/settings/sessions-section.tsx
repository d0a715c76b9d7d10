import type { AuthSession } from '@docket/sdk'
import { Laptop, Smartphone } from 'lucide-react'
import { docket } from '../../data/docket.ts'
import { formatAgo } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { deviceOf } from '../../text/device.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useRequest } from '../forms/use-request.ts'
import { Asked, Group, Lead } from '../page/sections.tsx'

interface Sessions {
  /** The id of this browser's session. */
  current: string | undefined
  /** This browser's first, then the most recently used. */
  all: readonly AuthSession[]
}

async function loadSessions(): Promise<Sessions> {
  const [{ data: here }, { data: all = [] }] = await Promise.all([
    docket.api.GET('/api/auth/get-session'),
    docket.api.GET('/api/auth/list-sessions'),
  ])
  const current = here?.session.id
  const rank = ({ id, updatedAt }: AuthSession) =>
    id === current ? Number.POSITIVE_INFINITY : Date.parse(updatedAt)
  return { current, all: all.toSorted((one, other) => rank(other) - rank(one)) }
}

export default function SessionsSection() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['sessions'], queryFn: loadSessions, staleTime: 0 })
  const { isBusy, perform } = useRequest()
  const endOthers = () =>
    perform({
      run: async () => {
        await docket.api.POST('/api/auth/revoke-other-sessions')
        await query.refetch()
      },
      success: t('settings.sessions.endedOthers'),
    })
  return (
    <>
      <Lead>{t('settings.sessions.lead')}</Lead>
      <Group>
        <Asked query={query}>
          {({ current, all }) => (
            <>
              <ul>
                {all.map((session) => (
                  <SessionRow
                    key={session.id}
                    session={session}
                    isCurrent={session.id === current}
                    onEnded={() => query.refetch()}
                  />
                ))}
              </ul>
              {all.length > 1 && (
                <Button className="mt-4" busy={isBusy} onClick={() => void endOthers()}>
                  {t('settings.sessions.endOthers')}
                </Button>
              )}
              <p className="mt-4 text-muted text-small">{t('settings.sessions.expires')}</p>
            </>
          )}
        </Asked>
      </Group>
    </>
  )
}

interface SessionRowProps {
  session: AuthSession
  isCurrent: boolean
  onEnded: () => Promise<unknown>
}

function SessionRow({ session, isCurrent, onEnded }: SessionRowProps) {
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const { browser, system, isHandHeld } = deviceOf(session.userAgent ?? '')
  const Icon = isHandHeld ? Smartphone : Laptop
  const name =
    browser === undefined || system === undefined
      ? (browser ?? system ?? t('settings.sessions.unknown'))
      : t('settings.sessions.browserOn', { browser, system })
  const end = () =>
    perform({
      run: async () => {
        await docket.api.POST('/api/auth/revoke-session', { body: { token: session.token } })
        await onEnded()
      },
      success: t('settings.sessions.ended'),
    })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3">
      <Icon aria-hidden size={20} className="shrink-0 text-muted" />
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {isCurrent && <Chip tone="accent">{t('settings.sessions.this')}</Chip>}
        </p>
        <p className="text-muted text-small">
          {t('settings.sessions.since', { when: formatAgo(session.createdAt) })}
          {' · '}
          {t('settings.sessions.last', { when: formatAgo(session.updatedAt) })}
          {session.ipAddress !== null && session.ipAddress !== '' && (
            <>
              {' · '}
              <bdi>{session.ipAddress}</bdi>
            </>
          )}
        </p>
      </div>
      {!isCurrent && (
        <Button
          size="small"
          busy={isBusy}
          aria-label={t('settings.sessions.endNamed', { name })}
          onClick={() => void end()}
        >
          {t('settings.sessions.end')}
        </Button>
      )}
    </li>
  )
}
