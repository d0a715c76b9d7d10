import { DocketProblem, type MemberInvitationShown } from '@docket/sdk'
import { useParams } from '@tanstack/react-router'
import { MailX, UsersRound } from 'lucide-react'
import { useRefreshWorkspaces } from '../../data/index.ts'
import { formatIn } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { mayPass, useQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useAct } from '../forms/use-act.ts'
import { Page } from '../page/page.tsx'
import { Asked } from '../page/sections.tsx'
import { useGoTo } from './go-to.ts'
import { accept, decline, readInvitation } from './invitations.ts'

/** Where the link of an invitation leads: what it is, to be accepted or declined. */
export function InvitationPage() {
  const { t } = useTranslation()
  const { token } = useParams({ from: '/shell/invitations/$token' })
  const query = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => readInvitation(token, signal),
    retry: (count, error) => count < 3 && mayPass(error),
    staleTime: 0,
  })
  const isGone = query.error instanceof DocketProblem && query.error.status === 404
  return (
    <Page title={t('workspaces.invitation.title')}>
      {isGone ? (
        <Gone />
      ) : (
        <Asked query={query}>
          {(invitation) => <Question token={token} invitation={invitation} onGone={() => query.refetch()} />}
        </Asked>
      )}
    </Page>
  )
}

function Gone() {
  const { t } = useTranslation()
  const goTo = useGoTo()
  return (
    <EmptyState
      icon={<MailX size={24} />}
      title={t('workspaces.invitation.gone')}
      action={<Button onClick={() => goTo(undefined)}>{t('workspaces.invitation.toOwn')}</Button>}
    >
      {t('workspaces.invitation.goneBody')}
    </EmptyState>
  )
}

interface QuestionProps {
  token: string
  invitation: MemberInvitationShown
  /** Called when it has ended meanwhile. */
  onGone: () => Promise<unknown>
}

function Question({ token, invitation, onGone }: QuestionProps) {
  const { t } = useTranslation()
  const goTo = useGoTo()
  const refresh = useRefreshWorkspaces()
  const accepting = useAct()
  const declining = useAct()
  const { workspace, role, invited_by, expires_at } = invitation
  const left = Math.max(0, Math.round((Date.parse(expires_at) - Date.now()) / 1000))
  const orGone = async <Result,>(run: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof DocketProblem && error.status === 404)) throw error
      await onGone()
      return undefined
    }
  }
  const join = () =>
    accepting.perform({
      run: () =>
        orGone(async () => {
          const { id } = await accept(token)
          await refresh()
          goTo(id, { replace: true })
        }),
      conflict: t('workspaces.invitation.full'),
    })
  const refuse = () =>
    declining.perform({
      run: () =>
        orGone(async () => {
          await decline(token)
          goTo(undefined, { replace: true })
        }),
      success: t('workspaces.invitation.declined'),
    })
  return (
    <EmptyState
      icon={<UsersRound size={24} />}
      title={t('workspaces.invitation.question', { name: workspace.name })}
      action={
        <>
          <Button variant="primary" busy={accepting.isBusy} onClick={() => void join()}>
            {t('workspaces.invitation.accept')}
          </Button>
          <Button busy={declining.isBusy} onClick={() => void refuse()}>
            {t('workspaces.invitation.decline')}
          </Button>
        </>
      }
    >
      <p>
        {t('workspaces.invitation.body', { name: invited_by.name, role: t(`workspaces.roles.${role}`) })}{' '}
        {t(`workspaces.roleMeanings.${role}`)}
      </p>
      <p>{t('workspaces.invitations.expires', { when: formatIn(left) })}</p>
    </EmptyState>
  )
}
