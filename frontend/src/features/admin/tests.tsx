import type { SystemResponse } from '@docket/sdk'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useAct } from '../forms/use-act.ts'
import { Asked } from '../page/sections.tsx'

type Outcome = { ok: boolean; problem: string | null }

const loadProviders = async () => (await docket.api.GET('/api/admin/providers')).data?.providers ?? []

/** Whether mail is sent, and where users sign in besides here answers. */
export function Tests({ mail }: { mail: SystemResponse['mail'] }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['admin', 'providers'], queryFn: loadProviders })
  return (
    <ul>
      <Tested
        name={t('admin.system.mail')}
        fact={t(`admin.system.mails.${mail.status}`, { from: mail.from })}
        button={t('admin.system.testMail')}
        run={
          mail.status === 'off' ? undefined : async () => (await docket.api.POST('/api/admin/mail/test')).data
        }
      />
      <Asked query={query}>
        {(providers) =>
          providers.map(({ id, name, address }) => (
            <Tested
              key={id}
              name={name}
              fact={address}
              button={t('admin.system.test', { name })}
              run={async () =>
                (
                  await docket.api.POST('/api/admin/providers/{provider_id}/test', {
                    params: { path: { provider_id: id } },
                  })
                ).data
              }
            />
          ))
        }
      </Asked>
    </ul>
  )
}

interface TestedProps {
  name: string
  fact: string
  button: string
  run: (() => Promise<Outcome>) | undefined
}

function Tested({ name, fact, button, run }: TestedProps) {
  const { t } = useTranslation()
  const { isBusy, perform } = useAct()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-2.5">
      <div className="min-w-40 flex-1">
        <p className="font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="break-words text-muted text-small">
          <bdi>{fact}</bdi>
        </p>
      </div>
      <span role="status">
        {outcome !== null && (
          <Chip tone={outcome.ok ? 'success' : 'danger'}>
            {outcome.ok ? t('admin.system.works') : <bdi>{outcome.problem}</bdi>}
          </Chip>
        )}
      </span>
      {run !== undefined && (
        <Button
          size="small"
          busy={isBusy}
          onClick={() => void perform({ run: async () => setOutcome(await run()) })}
        >
          {button}
        </Button>
      )}
    </li>
  )
}
