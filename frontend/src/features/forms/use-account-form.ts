import { useRef, useState } from 'react'
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from 'react-hook-form'
import { useTranslation } from '../../i18n/use-translation.ts'
import { NotProven, proving } from './proof.ts'
import { type RequestKind, reasonOf, wrongFields } from './reason.ts'

/** Fields of which the service says that they are wrong, rather than in what form. */
const SECRETS = ['currentPassword', 'code']

interface AccountFormOptions<Values extends FieldValues> {
  values: DefaultValues<Values>
  asked: RequestKind
  /** What the form does; errors it throws are shown, at the fields that they concern or above the button. */
  save: (values: Values) => Promise<void>
}

export interface AccountForm<Values extends FieldValues> {
  form: UseFormReturn<Values>
  /** Why the form was refused as a whole; null if it was not. */
  problem: string | null
  isBusy: boolean
  submit: (event: React.FormEvent) => Promise<void>
}

/** A form that shows errors, its own and the service's, at the fields; the first wrong field gets the focus. */
export function useAccountForm<Values extends FieldValues>(
  options: AccountFormOptions<Values>,
): AccountForm<Values> {
  const { t } = useTranslation()
  const form = useForm<Values>({ defaultValues: options.values })
  const [problem, setProblem] = useState<string | null>(null)
  const isUnderWay = useRef(false)

  function refuse(error: unknown, values: Values): void {
    const wrong = wrongFields(error, Object.keys(values) as Path<Values>[])
    const reason = reasonOf(error, options.asked, t)
    for (const [index, name] of wrong.entries()) {
      const message = SECRETS.includes(name) ? reason : t('accounts.wrong.field')
      form.setError(name, { message }, { shouldFocus: index === 0 })
    }
    if (wrong.length === 0) setProblem(reason)
  }

  const submit = form.handleSubmit(async (values) => {
    // The button is not disabled while it is busy, so that the focus is not lost.
    if (isUnderWay.current) return
    isUnderWay.current = true
    setProblem(null)
    try {
      await proving(() => options.save(values))
    } catch (error) {
      if (!(error instanceof NotProven)) refuse(error, values)
    } finally {
      isUnderWay.current = false
    }
  })
  return { form, problem, isBusy: form.formState.isSubmitting, submit }
}
