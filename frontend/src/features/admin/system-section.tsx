import type { JobListResponse, SystemResponse } from '@docket/sdk'
import type { ReactNode } from 'react'
import { docket } from '../../data/docket.ts'
import { formatAgo, formatIn, formatNumber } from '../../i18n/format.ts'
import type { TextKey } from '../../i18n/keys.ts'
import type { TFunction } from '../../i18n/t.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Asked, Group, Lead } from '../page/sections.tsx'
import { formatBytes } from './bytes.ts'
import { Tests } from './tests.tsx'

async function loadSystem(): Promise<{ system: SystemResponse; jobs: JobListResponse }> {
  const [{ data: system }, { data: jobs }] = await Promise.all([
    docket.api.GET('/api/admin/system'),
    docket.api.GET('/api/admin/jobs'),
  ])
  return { system, jobs }
}

/** Milliseconds between looks. */
const LOOK = 15_000

export default function SystemSection() {
  const { t } = useTranslation()
  const query = useQuery({
    queryKey: ['admin', 'system'],
    queryFn: loadSystem,
    staleTime: 0,
    refetchInterval: LOOK,
  })
  return (
    <>
      <Lead>{t('admin.system.lead')}</Lead>
      <Asked query={query}>
        {({ system, jobs }) => (
          <>
            <Group title={t('admin.system.service')}>
              <Service system={system} />
            </Group>
            <Group title={t('admin.system.database')}>
              <Database system={system} />
            </Group>
            <Group title={t('admin.system.jobs')}>
              <Jobs all={jobs} />
            </Group>
            <Group title={t('admin.system.tests')}>
              <Tests mail={system.mail} />
            </Group>
          </>
        )}
      </Asked>
      <Button className="mt-6" busy={query.isFetching} onClick={() => void query.refetch()}>
        {t('admin.system.refresh')}
      </Button>
    </>
  )
}

function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-6 gap-y-4">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="text-muted text-small">{label}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Service({ system }: { system: SystemResponse }) {
  const { t } = useTranslation()
  const { versions, users, disk, streams, uptime, quotas } = system
  const most = (quota: number | null) => (quota === null ? t('admin.system.unlimited') : formatNumber(quota))
  return (
    <Facts
      facts={[
        [t('admin.system.version'), <bdi key="version">{versions.docket}</bdi>],
        ['Node.js', <bdi key="node">{versions.node}</bdi>],
        [t('admin.system.started'), formatAgo(new Date(Date.now() - uptime * 1000).toISOString())],
        [t('admin.system.users'), formatNumber(users.all)],
        [t('admin.system.administrators'), formatNumber(users.administrators)],
        [t('admin.system.disabled'), formatNumber(users.disabled)],
        [t('admin.system.signedIn'), formatNumber(users.signed_in)],
        [t('admin.system.streams'), formatNumber(streams)],
        [t('admin.system.quotaTasks'), most(quotas.tasks)],
        [t('admin.system.quotaKeys'), most(quotas.keys)],
        [t('admin.system.quotaWorkspaces'), most(quotas.workspaces)],
        [
          t('admin.system.quotaStorage'),
          quotas.storage === null ? t('admin.system.unlimited') : formatBytes(quotas.storage),
        ],
        ...(disk === null
          ? []
          : [
              [
                t('admin.system.free'),
                t('admin.system.of', { part: formatBytes(disk.free), whole: formatBytes(disk.size) }),
              ] as const,
            ]),
      ]}
    />
  )
}

function Database({ system: { database } }: { system: SystemResponse }) {
  const { t } = useTranslation()
  return (
    <>
      <Facts
        facts={[
          [
            t('admin.system.state'),
            <Chip key="state" tone={database.status === 'up' ? 'success' : 'danger'}>
              {t(`admin.system.states.${database.status}`)}
            </Chip>,
          ],
          ['PostgreSQL', <bdi key="version">{database.version}</bdi>],
          [t('admin.system.kind'), t(database.embedded ? 'admin.system.embedded' : 'admin.system.own')],
          [t('admin.system.size'), formatBytes(database.size)],
          [t('admin.system.waiting'), formatNumber(database.connections.awaited)],
        ]}
      />
      <h4 className="mt-6 mb-2 font-medium">{t('admin.system.tables')}</h4>
      <ul className="max-w-form">
        {database.tables.map(({ name, size }) => (
          <li key={name} className="flex justify-between gap-4 border-line border-b py-1.5">
            <code dir="ltr" className="min-w-0 truncate">
              {name}
            </code>
            <span className="shrink-0 text-muted">{formatBytes(size)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Jobs({ all: { jobs, backup, webhooks, channels } }: { all: JobListResponse }) {
  const { t } = useTranslation()
  const when = (at: string | null) => (at === null ? t('admin.system.never') : formatAgo(at))
  const until = (at: string) => formatIn(Math.max(0, Math.round((Date.parse(at) - Date.now()) / 1000)))
  return (
    <ul>
      <Job
        name={t('admin.system.backup')}
        failed={backup.status === 'failed'}
        state={t(`admin.system.backups.${backup.status}`)}
        facts={backup.status === 'off' ? [] : [t('admin.system.last', { when: when(backup.last) })]}
      />
      {(
        [
          ['webhooks', webhooks],
          ['channels', channels],
        ] as const
      ).map(([name, { pending, failed }]) => (
        <Job
          key={name}
          name={t(`admin.system.${name}`)}
          failed={false}
          state={t('admin.system.pending', { count: pending })}
          facts={[t('admin.system.failedDeliveries', { count: failed })]}
        />
      ))}
      {jobs.map(({ name, last, next, error }) => (
        <Job
          key={name}
          name={jobName(name, t)}
          failed={error !== null}
          state={
            error === null
              ? t(last === null ? 'admin.system.notYet' : 'admin.system.went')
              : t('admin.system.failedWith', { code: error })
          }
          facts={[
            t('admin.system.last', { when: when(last) }),
            ...(next === null ? [] : [t('admin.system.next', { when: until(next) })]),
          ]}
        />
      ))}
    </ul>
  )
}

/** A newer service may have jobs that this page does not know. */
function jobName(name: string, t: TFunction): string {
  const key = `admin.jobs.${name}` as TextKey
  const text = t(key)
  return text === key ? name : text
}

function Job(props: { name: string; state: string; failed: boolean; facts: readonly string[] }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-2.5">
      <div className="min-w-40 flex-1">
        <p className="font-medium">{props.name}</p>
        <p className="text-muted text-small">{props.facts.join(' · ')}</p>
      </div>
      <Chip tone={props.failed ? 'danger' : 'neutral'}>{props.state}</Chip>
    </li>
  )
}
