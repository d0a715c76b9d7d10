import type { AdminAction } from '@docket/sdk'
import { docket } from '../../data/docket.ts'
import type { TFunction } from '../../i18n/t.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { BY_CURSOR, useInfiniteQuery } from '../../session/query.ts'
import { UserText } from '../../ui/user-text.tsx'
import { Ago } from '../page/ago.tsx'
import { Paged } from '../page/paged.tsx'
import { Lead } from '../page/sections.tsx'

const PAGE = 50

/** The texts' names for actions: a dot would be another level. */
const NAMES = {
  'admin.claim': 'claim',
  'user.invite': 'invite',
  'user.uninvite': 'uninvite',
  'user.disable': 'disable',
  'user.enable': 'enable',
  'user.delete': 'delete',
  'user.sign_out': 'signOut',
  'user.send_reset': 'sendReset',
  'user.reset_factors': 'resetFactors',
  'user.role': 'role',
  'user.quotas': 'quotas',
  'sign_up.change': 'signUp',
  'mail.test': 'mailTest',
  'provider.test': 'providerTest',
} as const satisfies Record<AdminAction['action'], string>

/** What was done, in words. */
function textOf({ action, details }: AdminAction, t: TFunction): string {
  if (action === 'user.role')
    return t(details.role === 'admin' ? 'admin.audit.promote' : 'admin.audit.demote')
  return t(`admin.audit.actions.${NAMES[action]}`)
}

export default function AuditSection() {
  const { t } = useTranslation()
  const query = useInfiniteQuery({
    queryKey: ['admin', 'audit'],
    staleTime: 0,
    ...BY_CURSOR,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const { data } = await docket.api.GET('/api/admin/audit-log', {
        params: { query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } },
        signal,
      })
      return data
    },
  })
  const actions = query.data?.pages.flatMap((page) => page.actions) ?? []
  return (
    <>
      <Lead>{t('admin.audit.lead')}</Lead>
      <div className="mt-4">
        <Paged query={query} isEmpty={actions.length === 0} empty={t('admin.audit.none')}>
          <ol>
            {actions.map((action) => (
              <ActionRow key={action.id} action={action} />
            ))}
          </ol>
        </Paged>
      </div>
    </>
  )
}

function ActionRow({ action }: { action: AdminAction }) {
  const { t } = useTranslation()
  return (
    <li className="border-line border-b py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{textOf(action, t)}</span>
        {action.target !== null && (
          <span className="min-w-0 break-words">
            <UserText>{action.target}</UserText>
          </span>
        )}
        <Ago at={action.at} />
      </p>
      <p className="break-words text-muted text-small">
        {action.actor === null ? t('admin.audit.byNobody') : <bdi>{action.actor}</bdi>}
        {action.address !== null && (
          <>
            {' · '}
            <bdi>{action.address}</bdi>
          </>
        )}
      </p>
    </li>
  )
}
