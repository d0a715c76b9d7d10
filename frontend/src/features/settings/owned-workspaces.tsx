import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Banner } from '../../ui/banner.tsx'

interface Named {
  id: string
  name: string | null
}

/** The shared workspaces of a user who wants to delete their account: those that stop it, and those that go with it. */
export function WhatBecomesOfWorkspaces() {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: ['workspaces', 'owned'],
    queryFn: async () => (await docket.api.GET('/api/workspaces')).data.workspaces,
    staleTime: 0,
  })
  // If it cannot be asked for, the service still says what stops the deletion.
  const owned = (data ?? []).filter(({ name, role }) => name !== null && role === 'owner')
  const shared = owned.filter((workspace) => workspace.member_count > 1)
  const alone = owned.filter((workspace) => workspace.member_count === 1)
  return (
    <>
      {shared.length > 0 && (
        <Banner kind="warning" className="mb-4">
          <Names lead={t('settings.leave.stoppedBy')} workspaces={shared} />
        </Banner>
      )}
      {alone.length > 0 && (
        <div className="mb-4 text-muted">
          <Names lead={t('settings.leave.deletedToo')} workspaces={alone} />
        </div>
      )}
    </>
  )
}

function Names({ lead, workspaces }: { lead: string; workspaces: readonly Named[] }) {
  return (
    <>
      <p>{lead}</p>
      <ul className="list-inside list-disc">
        {workspaces.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}
