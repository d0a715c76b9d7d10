import type { AccessEntry } from '@docket/sdk'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { formatAgo } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { deviceOf } from '../../text/device.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useWorkspaceTexts } from '../access/workspaces.tsx'
import { useRequest } from '../forms/use-request.ts'
import { Asked, Group, Lead } from '../page/sections.tsx'

const MINE = { path: { user_id: 'me' } }

async function loadAccess(): Promise<AccessEntry[]> {
  return (await docket.api.GET('/api/{user_id}/access', { params: MINE })).data.access
}

const keyOf = ({ kind, id }: Pick<AccessEntry, 'kind' | 'id'>): string => `${kind}:${id}`

/** Everything that can act for the user, in one list; any or all of it can be ended. */
export default function AccessSection() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['access'], queryFn: loadAccess, staleTime: 0 })
  return (
    <>
      <Lead>{t('settings.access.lead')}</Lead>
      <Group>
        <Asked query={query}>
          {(access) => <AccessList access={access} onEnded={() => query.refetch()} />}
        </Asked>
      </Group>
    </>
  )
}

function AccessList({ access, onEnded }: { access: AccessEntry[]; onEnded: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { isBusy, perform } = useRequest()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const [endsMade, setEndsMade] = useState(true)
  // The session that asks is ended by signing out.
  const endable = access.filter(({ current }) => !current)
  const ending = endable.filter((entry) => chosen.has(keyOf(entry)))
  const sessions = new Set(ending.filter(({ kind }) => kind === 'session').map(keyOf))
  const made = endable.filter(
    (entry) => entry.made_with !== null && sessions.has(keyOf(entry.made_with)) && !ending.includes(entry),
  )
  const isAll = ending.length === endable.length

  const choose = (entry: AccessEntry, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(keyOf(entry))
    else next.delete(keyOf(entry))
    setChosen(next)
  }
  const end = async () => {
    const ended = endsMade ? [...ending, ...made] : ending
    await perform({
      run: async () => {
        await docket.api.DELETE('/api/{user_id}/access', {
          params: MINE,
          body: { access: ended.map(({ kind, id }) => ({ kind, id })) },
        })
        await onEnded()
      },
      success: t('settings.access.ended'),
    })
    setChosen(new Set())
    setAsking(false)
  }
  return (
    <>
      <ul>
        {access.map((entry) => (
          <AccessRow
            key={keyOf(entry)}
            entry={entry}
            maker={access.find((one) => entry.made_with !== null && keyOf(one) === keyOf(entry.made_with))}
            isChosen={chosen.has(keyOf(entry))}
            onChoose={(isChosen) => choose(entry, isChosen)}
          />
        ))}
      </ul>
      {endable.length === 0 ? (
        <EmptyState icon={<ShieldCheck size={24} />} title={t('settings.access.none')}>
          {t('settings.access.noneBody')}
        </EmptyState>
      ) : (
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Checkbox
            checked={isAll}
            indeterminate={!isAll && ending.length > 0}
            onCheckedChange={(all) => setChosen(new Set(all ? endable.map(keyOf) : []))}
          >
            {t('settings.access.all')}
          </Checkbox>
          <Button variant="danger" disabled={ending.length === 0} onClick={() => setAsking(true)}>
            {t('settings.access.end', { count: ending.length })}
          </Button>
        </div>
      )}
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('settings.access.endTitle', { count: ending.length })}
        description={t('settings.access.endBody')}
        confirm={t('settings.access.end', { count: ending.length })}
        busy={isBusy}
        onConfirm={() => void end()}
      >
        {made.length > 0 && (
          <Checkbox checked={endsMade} onCheckedChange={setEndsMade}>
            {t('settings.access.endMade', { count: made.length })}
          </Checkbox>
        )}
      </AlertDialog>
    </>
  )
}

interface AccessRowProps {
  entry: AccessEntry
  /** With what it was made, if that can still act. */
  maker: AccessEntry | undefined
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
}

function AccessRow({ entry, maker, isChosen, onChoose }: AccessRowProps) {
  const { t } = useTranslation()
  const nameOf = useNames()
  const name = nameOf(entry)
  const facts = [
    t(`settings.access.kinds.${entry.kind}`),
    t('settings.access.since', { when: formatAgo(entry.created_at) }),
    entry.last_used_at === null
      ? t('settings.access.unused')
      : t('settings.access.last', { when: formatAgo(entry.last_used_at) }),
    ...useWorkspaceTexts([entry.workspace_id]),
    ...(maker === undefined ? [] : [t('settings.access.madeWith', { name: nameOf(maker) })]),
  ]
  return (
    <li className="flex items-start gap-3 border-line border-b py-3">
      <Checkbox
        checked={isChosen}
        disabled={entry.current}
        onCheckedChange={onChoose}
        aria-label={t('settings.access.choose', { kind: t(`settings.access.kinds.${entry.kind}`), name })}
        className="mt-1"
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <bdi className="break-all">{name}</bdi>
          {entry.current && <Chip tone="accent">{t('settings.sessions.this')}</Chip>}
        </p>
        <p className="break-words text-muted text-small">{facts.join(' · ')}</p>
      </div>
    </li>
  )
}

/** What its user knows something by. */
function useNames(): (entry: AccessEntry) => string {
  const { t } = useTranslation()
  return ({ kind, name }) => {
    if (kind !== 'session') return name ?? t(`settings.access.kinds.${kind}`)
    const { browser, system } = deviceOf(name ?? '')
    if (browser === undefined || system === undefined)
      return browser ?? system ?? t('settings.sessions.unknown')
    return t('settings.sessions.browserOn', { browser, system })
  }
}
