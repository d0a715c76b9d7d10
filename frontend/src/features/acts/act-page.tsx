import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { formatInstant } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button, buttonLink } from '../../ui/button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AccountPage } from '../accounts/account-page.tsx'
import { useToken } from '../accounts/use-token.ts'
import { api, type Refusal, refusalOf } from './token.ts'

type Outcome = Awaited<ReturnType<typeof ask>>
type Stage =
  | { is: 'loading' }
  | { is: 'asking' | 'already' | 'done'; outcome: Outcome }
  | { is: Refusal; next: 'ask' | 'act' }

const ask = async (token: string) => (await api.POST('/api/acts/shown', { body: { token } })).data
const act = async (token: string) => (await api.POST('/api/acts', { body: { token } })).data

/** What a notification's link would do: mail scanners open links, so a person is asked first. */
export function ActPage() {
  const token = useToken()
  return <ActBy key={token} token={token} />
}

function ActBy({ token }: { token: string }) {
  const { t } = useTranslation()
  const [stage, setStage] = useState<Stage>({ is: 'loading' })
  const [isBusy, setBusy] = useState(false)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies(turn): each turn asks anew.
  useEffect(() => {
    let isCurrent = true
    const show = (next: Stage) => isCurrent && setStage(next)
    ask(token)
      .then((outcome) => show({ is: outcome.done ? 'already' : 'asking', outcome }))
      .catch((error: unknown) => show({ is: refusalOf(error), next: 'ask' }))
    return () => {
      isCurrent = false
    }
  }, [token, turn])

  const perform = () => {
    setBusy(true)
    act(token)
      .then((outcome) => setStage({ is: 'done', outcome }))
      .catch((error: unknown) => setStage({ is: refusalOf(error), next: 'act' }))
      .finally(() => setBusy(false))
  }
  if (stage.is === 'loading') return <SkeletonRows count={3} />
  return (
    <AccountPage title={titleOf()} lead={leadOf()}>
      <meta name="robots" content="noindex, nofollow" />
      <div className="flex flex-col gap-2">
        {stage.is === 'asking' && (
          <Button variant="primary" size="large" busy={isBusy} onClick={perform}>
            {t(`acts.buttons.${stage.outcome.act}`)}
          </Button>
        )}
        {stage.is === 'failed' && (
          <Button
            variant="primary"
            size="large"
            busy={isBusy}
            onClick={() => (stage.next === 'act' ? perform() : setTurn(turn + 1))}
          >
            {t('common.retry')}
          </Button>
        )}
        <Link
          to={'outcome' in stage ? stage.outcome.link : '/notifications'}
          className={buttonLink(stage.is === 'asking' ? 'secondary' : 'primary')}
        >
          {t('outcome' in stage ? 'acts.openTask' : 'acts.open')}
        </Link>
      </div>
    </AccountPage>
  )

  function titleOf(): string {
    if (!('outcome' in stage)) return stage.is === 'loading' ? '' : t(`acts.refused.${stage.is}`)
    const { act } = stage.outcome
    if (stage.is === 'asking') return t(`acts.asks.${act}`)
    return t(`acts.${stage.is}.${act === 'done' ? 'done' : 'snooze'}`)
  }

  function leadOf() {
    if (!('outcome' in stage)) return stage.is === 'loading' ? '' : t(`acts.refused.${stage.is}Body`)
    const { title, until } = stage.outcome
    return (
      <>
        <bdi className="block break-words font-medium text-ink">{title}</bdi>
        {until !== null && t('acts.until', { when: formatInstant(until, Temporal.Now.timeZoneId()) })}
      </>
    )
  }
}
