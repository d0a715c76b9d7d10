import type { ConnectedClient } from '@docket/sdk'
import { useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { docket } from '../../data/docket.ts'
import { Trans } from '../../i18n/trans.tsx'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { useSession } from '../../session/session.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ClientFields, limitClient } from '../access/client-limits.tsx'
import { connectedClients, shownName } from '../access/client-name.ts'
import { type Limits, NO_LIMITS } from '../access/limits.tsx'
import { ACTIONS, RESOURCES } from '../access/scopes.ts'
import { AccountPage } from '../accounts/account-page.tsx'
import { NotProven, proving } from '../forms/proof.ts'
import { reasonOf } from '../forms/reason.ts'
import { Proof } from '../security/proof.tsx'
import { type ClientRequest, isAddress, readRequest } from './request.ts'

/** Where an AI client sends its user, to be given access or refused. */
export function ConsentPage() {
  const { request: encoded } = useSearch({ strict: false })
  const request = readRequest(encoded)
  return (
    <div className="mx-auto w-full max-w-form p-6">
      {request === undefined ? <NoRequest /> : <Asking request={request} />}
      <Proof />
    </div>
  )
}

function NoRequest({ reason }: { reason?: string }) {
  const { t } = useTranslation()
  return <AccountPage title={t('consent.badTitle')} lead={reason ?? t('consent.bad')} />
}

function Asking({ request }: { request: ClientRequest }) {
  const { t } = useTranslation()
  const { clientId: client_id } = request
  const { data, error } = useQuery({
    queryKey: ['client', client_id],
    queryFn: async ({ signal }) => {
      const params = { query: { client_id } }
      const [{ data }, clients] = await Promise.all([
        docket.api.GET('/api/auth/oauth2/public-client', { params, signal }),
        connectedClients(),
      ])
      return { name: data.client_name, before: clients.find(({ id }) => id === client_id) }
    },
  })
  if (error !== null) return <NoRequest reason={reasonOf(error, 'account', t)} />
  if (data === undefined) return <Spinner label={t('common.loading')} />
  return (
    <Question request={request} name={shownName(data.name) ?? t('consent.nameless')} before={data.before} />
  )
}

interface QuestionProps {
  request: ClientRequest
  name: string
  /** What the user has allowed it before. */
  before: ConnectedClient | undefined
}

function Question({ request, name, before }: QuestionProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [limits, setLimits] = useState<Limits>(
    before ?? { ...NO_LIMITS, workspaces: user == null ? undefined : [user.id] },
  )

  async function decide(accept: boolean) {
    setBusy(true)
    try {
      const { data } = await proving(async () => {
        // The limits first, so that it never has access without them.
        if (accept) await limitClient(request.clientId, limits)
        const body = { accept, oauth_query: request.signed }
        return await docket.api.POST('/api/auth/oauth2/consent', { body })
      })
      if (data === undefined || !isAddress(data.url)) return setProblem(t('consent.bad'))
      location.assign(data.url)
    } catch (error) {
      if (!(error instanceof NotProven)) setProblem(reasonOf(error, 'account', t))
      setBusy(false)
    }
  }

  const values = { name, host: request.goesTo, email: user?.email ?? '' }
  const components = { b: <bdi className="font-medium text-ink" /> }
  const sentence = (i18nKey: 'consent.lead' | 'consent.goesTo') => (
    <Trans i18nKey={i18nKey} values={values} components={components} />
  )
  return (
    <AccountPage title={t('consent.title')} lead={sentence('consent.lead')}>
      {before !== undefined && <Before request={request} before={before} />}
      <Scopes request={request} />
      <div className="mt-4">
        <ClientFields value={limits} onChange={setLimits} />
      </div>
      <p className="my-4 text-muted">
        {request.stays && `${t('consent.stays')} `}
        {sentence('consent.goesTo')}
      </p>
      {problem !== null && (
        <Banner kind="danger" className="mb-4">
          {problem}
        </Banner>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="large" busy={isBusy} onClick={() => void decide(true)}>
          {t('consent.allow')}
        </Button>
        <Button size="large" disabled={isBusy} onClick={() => void decide(false)}>
          {t('consent.deny')}
        </Button>
      </div>
    </AccountPage>
  )
}

/** That the client was let in before, and why it asks again. */
function Before({ request: { scopes, stays }, before }: { request: ClientRequest; before: ConnectedClient }) {
  const { t } = useTranslation()
  const asked = [...scopes, ...(stays ? (['offline_access'] as const) : [])]
  const isMore = !asked.every((scope) => before.scopes.includes(scope))
  return (
    <Banner kind={isMore ? 'warning' : 'info'} className="mb-4">
      {t(isMore ? 'consent.beforeLess' : 'consent.before')}
    </Banner>
  )
}

/** What the client could do, a line for each resource. */
function Scopes({ request: { scopes } }: { request: ClientRequest }): ReactNode {
  const { t } = useTranslation()
  return (
    <ul className="border-line border-y py-2">
      {RESOURCES.map((resource) => {
        const actions = ACTIONS.filter((action) => scopes.includes(`${resource}:${action}`))
        if (actions.length === 0) return null
        return (
          <li key={resource} className="flex justify-between gap-4 py-1">
            <span>{t(`settings.keys.resources.${resource}`)}</span>
            <span className="text-muted">
              {actions.map((action) => t(`settings.keys.${action}`)).join(', ')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
