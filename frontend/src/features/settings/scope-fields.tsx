import { useId } from 'react'
import { type UseFormReturn, useController } from 'react-hook-form'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useSession } from '../../session/session.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { Limits } from '../access/limits.tsx'
import { ACTIONS, ALL, isOffered, type KeyScope, READING, RESOURCES } from '../access/scopes.ts'

/** The fields of a new key. */
export interface KeyValues {
  name: string
  scopes: KeyScope[]
  days: number
  limits: Limits
}

/** Fields for the scopes of a key: a line for each resource, a box for reading and one for changing. */
export function ScopeFields({ form }: { form: UseFormReturn<KeyValues> }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const error = useId()
  const { field, fieldState } = useController({
    control: form.control,
    name: 'scopes',
    rules: {
      validate: (scopes, { limits }) =>
        scopes.some((scope) => isOffered(scope, limits.project_id)) || t('settings.keys.scopesWrong'),
    },
  })
  const project = form.watch('limits').project_id
  const choose = (scopes: readonly KeyScope[]) => field.onChange([...scopes])

  const box = (scope: KeyScope, label: string, name: string, isFirst = false) => (
    <Checkbox
      key={scope}
      {...(isFirst ? { inputRef: field.ref } : {})}
      aria-label={name}
      disabled={!isOffered(scope, project)}
      checked={field.value.includes(scope) && isOffered(scope, project)}
      onCheckedChange={(isOn) =>
        choose(isOn ? [...field.value, scope] : field.value.filter((other) => other !== scope))
      }
      className="min-w-20"
    >
      {label}
    </Checkbox>
  )
  return (
    <fieldset aria-describedby={fieldState.invalid ? error : undefined} className="min-w-0">
      <legend className="mb-1.5 font-medium">{t('settings.keys.scopes')}</legend>
      <div className="-ms-2 mb-2 flex flex-wrap gap-1">
        <Button variant="ghost" size="small" onClick={() => choose(READING)}>
          {t('settings.keys.allRead')}
        </Button>
        <Button variant="ghost" size="small" onClick={() => choose(ALL)}>
          {t('settings.keys.all')}
        </Button>
        <Button variant="ghost" size="small" onClick={() => choose([])}>
          {t('settings.keys.clear')}
        </Button>
      </div>
      {RESOURCES.map((resource) => {
        const name = t(`settings.keys.resources.${resource}`)
        return (
          <Line key={resource} name={name}>
            {ACTIONS.map((action) => {
              const label = t(`settings.keys.${action}`)
              const isFirst = resource === RESOURCES[0] && action === 'read'
              return box(`${resource}:${action}`, label, `${name}: ${label}`, isFirst)
            })}
          </Line>
        )
      })}
      <Line name={t('settings.keys.resources.webhooks')}>
        {box(
          'webhooks:manage',
          t('settings.keys.manage'),
          `${t('settings.keys.resources.webhooks')}: ${t('settings.keys.manage')}`,
        )}
      </Line>
      {user?.role === 'admin' && (
        <>
          <Line name={t('settings.keys.resources.admin')}>
            {box(
              'admin',
              t('settings.keys.administer'),
              `${t('settings.keys.resources.admin')}: ${t('settings.keys.administer')}`,
            )}
          </Line>
          {field.value.includes('admin') && isOffered('admin', project) && (
            <Banner kind="warning">{t('settings.keys.adminWarning')}</Banner>
          )}
        </>
      )}
      {project !== null && <p className="mt-2 text-muted text-small">{t('settings.keys.narrow')}</p>}
      {fieldState.error !== undefined && (
        <p id={error} role="alert" className="mt-2 text-danger-ink text-small">
          {fieldState.error.message}
        </p>
      )}
    </fieldset>
  )
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-4 border-line border-t">
      <span className="min-w-28 flex-1">{name}</span>
      <span className="flex gap-4">{children}</span>
    </div>
  )
}
