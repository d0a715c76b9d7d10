import type { SignUpSettings } from '@docket/sdk'
import { useState } from 'react'
import { docket } from '../../data/docket.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useQuery } from '../../session/query.ts'
import { Button } from '../../ui/button.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { useAct } from '../forms/use-act.ts'
import { Asked, Group, Lead } from '../page/sections.tsx'
import { Invitations } from './invitations.tsx'

const MODES = ['open', 'invited', 'domains', 'closed'] as const
type Mode = (typeof MODES)[number]

const loadSettings = async () => (await docket.api.GET('/api/admin/sign-up')).data

export default function SignUpSection() {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['admin', 'sign-up'], queryFn: loadSettings, staleTime: 0 })
  return (
    <>
      <Lead>{t('admin.signUp.lead')}</Lead>
      <Group>
        <Asked query={query}>
          {(settings) => (
            <>
              <ModeForm key={settings?.revision} settings={settings} onSaved={() => query.refetch()} />
              {settings.mode !== 'closed' && <Invitations />}
            </>
          )}
        </Asked>
      </Group>
    </>
  )
}

function ModeForm({ settings, onSaved }: { settings: SignUpSettings; onSaved: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { isBusy, perform } = useAct()
  const [mode, setMode] = useState<Mode>(settings.mode)
  const [domains, setDomains] = useState(settings.domains.join(', '))
  const list = domains
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((domain) => domain !== '')
  const isMissing = mode === 'domains' && list.length === 0
  const save = (body: { mode: Mode | null; domains: string[] }) =>
    perform({
      run: async () => {
        await docket.api.PUT('/api/admin/sign-up', {
          body,
          headers: { 'if-match': `"${settings.revision}"` },
        })
        await onSaved()
      },
      success: t('admin.signUp.saved'),
      conflict: t('admin.signUp.needsVerification'),
    })
  return (
    <form
      noValidate
      className="flex max-w-form flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isMissing) void save({ mode, domains: mode === 'domains' ? list : [] })
      }}
    >
      <RadioGroup
        label={t('admin.signUp.title')}
        value={mode}
        onChange={setMode}
        options={MODES.map((value) => ({
          value,
          label: t(`admin.signUp.modes.${value}`),
          description: t(`admin.signUp.means.${value}`),
        }))}
      />
      {mode === 'domains' && (
        <Field
          label={t('admin.signUp.domains')}
          description={t('admin.signUp.domainsHint')}
          error={isMissing ? t('admin.signUp.domainsMissing') : undefined}
        >
          <Input
            dir="ltr"
            spellCheck={false}
            autoCapitalize="off"
            value={domains}
            onChange={(event) => setDomains(event.currentTarget.value)}
          />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={isBusy}>
          {t('admin.signUp.save')}
        </Button>
        {settings.overridden && (
          <Button busy={isBusy} onClick={() => void save({ mode: null, domains: [] })}>
            {t('admin.signUp.asConfigured', { mode: t(`admin.signUp.modes.${settings.configured.mode}`) })}
          </Button>
        )}
      </div>
    </form>
  )
}
