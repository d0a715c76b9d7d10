import { useId } from 'react'
import { type UseFormReturn, useController } from 'react-hook-form'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ACTIONS, type Action, type Chosen, patternsOf, RESOURCES, type Resource } from './events.ts'

/** The fields of a webhook. */
export interface WebhookValues {
  url: string
  description: string
  chosen: Chosen
}

/** Fields for the events of a webhook: a line for each resource, a box for each kind of change. */
export function EventFields({ form }: { form: UseFormReturn<WebhookValues> }) {
  const { t } = useTranslation()
  const error = useId()
  const { field, fieldState } = useController({
    control: form.control,
    name: 'chosen',
    rules: { validate: (chosen) => patternsOf(chosen).length > 0 || t('webhooks.eventsWrong') },
  })
  const { everything, events } = field.value
  const choose = (more: Partial<Chosen>) => field.onChange({ ...field.value, ...more })

  const box = (resource: Resource, action: Action) => {
    const event = `${resource}.${action}` as const
    const others = [...events].filter((other) => other !== event)
    return (
      <Checkbox
        key={action}
        aria-label={`${t(`webhooks.resources.${resource}`)}: ${t(`webhooks.actions.${action}`)}`}
        disabled={everything}
        checked={everything || events.has(event)}
        onCheckedChange={(isOn) => choose({ events: new Set(isOn ? [...others, event] : others) })}
      >
        {t(`webhooks.actions.${action}`)}
      </Checkbox>
    )
  }
  return (
    <fieldset aria-describedby={fieldState.invalid ? error : undefined} className="min-w-0">
      <legend className="mb-1.5 font-medium">{t('webhooks.events')}</legend>
      <Checkbox
        inputRef={field.ref}
        checked={everything}
        onCheckedChange={(isOn) => choose({ everything: isOn })}
        className="mb-2"
      >
        {t('webhooks.everything')}
      </Checkbox>
      {RESOURCES.map((resource) => (
        <div
          key={resource}
          className="flex min-h-9 flex-wrap items-center gap-x-4 border-line border-t py-1.5 touch:py-0"
        >
          <span className="min-w-28 flex-1">{t(`webhooks.resources.${resource}`)}</span>
          <span className="flex flex-wrap gap-x-4">{ACTIONS.map((action) => box(resource, action))}</span>
        </div>
      ))}
      {fieldState.error !== undefined && (
        <p id={error} role="alert" className="mt-2 text-danger-ink text-small">
          {fieldState.error.message}
        </p>
      )}
    </fieldset>
  )
}
