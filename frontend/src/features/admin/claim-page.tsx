import { useLocation, useNavigate } from '@tanstack/react-router'
import { ShieldCheck } from 'lucide-react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { checkSession } from '../../session/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useAct } from '../forms/use-act.ts'
import { Page } from '../page/page.tsx'
import { Proof } from '../security/proof.tsx'

/** Where the link leads that the service prints when it starts: whoever opens it becomes the first administrator. */
export function ClaimPage() {
  const { t } = useTranslation()
  const { user } = useSession()
  const navigate = useNavigate()
  const token = useLocation({ select: ({ hash }) => hash })
  const { isBusy, perform } = useAct()
  const claim = () =>
    perform({
      run: async () => {
        await docket.api.POST('/api/{user_id}/administration', {
          params: { path: { user_id: 'me' } },
          body: { token },
        })
        await checkSession()
        await navigate({ to: '/admin', replace: true })
      },
      conflict: t('admin.claim.taken'),
      forbidden: t('admin.claim.gone'),
    })
  return (
    <Page title={t('admin.claim.title')}>
      <EmptyState
        icon={<ShieldCheck size={24} />}
        title={t('admin.claim.question', { name: user?.email ?? '' })}
        action={
          <Button variant="primary" busy={isBusy} onClick={() => void claim()}>
            {t('admin.claim.confirm')}
          </Button>
        }
      >
        {t('admin.claim.body')}
      </EmptyState>
      <Proof />
    </Page>
  )
}
