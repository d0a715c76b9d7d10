import clsx from 'clsx'
import { Eye, EyeOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { FieldValues, Path, RegisterOptions, UseFormReturn } from 'react-hook-form'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Field, Input, type InputProps } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { emailRules, newPasswordRules, passwordRules } from './rules.ts'
import { STRENGTHS, strengthOf } from './strength.ts'

interface FormFieldProps<Values extends FieldValues> {
  form: UseFormReturn<Values>
  name: Path<Values>
  label: string
  description?: ReactNode
  /** The hint for the browser's password manager. */
  autoComplete: string
}

interface TextFieldProps<Values extends FieldValues>
  extends FormFieldProps<Values>,
    Pick<InputProps, 'type' | 'inputMode' | 'dir' | 'spellCheck' | 'className'> {
  rules: Pick<RegisterOptions, 'required' | 'validate'>
}

export function TextField<Values extends FieldValues>(props: TextFieldProps<Values>) {
  const { form, name, label, description, rules, ...input } = props
  const error = form.getFieldState(name, form.formState).error?.message
  return (
    <Field label={label} description={description} error={error}>
      <Input {...form.register(name, rules as RegisterOptions<Values>)} {...input} />
    </Field>
  )
}

export function EmailField<Values extends FieldValues>(
  props: Omit<FormFieldProps<Values>, 'label' | 'autoComplete'> &
    Partial<Pick<TextFieldProps<Values>, 'label' | 'autoComplete' | 'rules'>>,
) {
  const { t } = useTranslation()
  return (
    <TextField
      label={t('accounts.fields.email')}
      autoComplete="username"
      rules={emailRules(t)}
      {...props}
      type="email"
      inputMode="email"
      spellCheck={false}
      dir="ltr"
      className="rtl:text-end"
    />
  )
}

export interface PasswordFieldProps<Values extends FieldValues>
  extends Omit<FormFieldProps<Values>, 'autoComplete'> {
  /** A password that is being chosen, not an existing one. */
  isNew?: boolean
}

export function PasswordField<Values extends FieldValues>(props: PasswordFieldProps<Values>) {
  const { t } = useTranslation()
  const { form, name, label, isNew = false } = props
  const [isShown, setShown] = useState(false)
  const error = form.getFieldState(name, form.formState).error?.message
  const rules = isNew ? newPasswordRules(t) : passwordRules(t)
  return (
    <Field
      label={label}
      description={isNew ? t('accounts.fields.passwordHint') : props.description}
      error={error}
    >
      <div className="relative">
        <Input
          {...form.register(name, rules as RegisterOptions<Values>)}
          type={isShown ? 'text' : 'password'}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          autoCapitalize="off"
          spellCheck={false}
          className="pe-10 touch:pe-12"
        />
        <IconButton
          type="button"
          label={t(isShown ? 'accounts.fields.hidePassword' : 'accounts.fields.showPassword')}
          icon={isShown ? <EyeOff aria-hidden size={16} /> : <Eye aria-hidden size={16} />}
          onClick={() => setShown(!isShown)}
          className="absolute inset-e-0 top-0 focus-visible:-outline-offset-2"
        />
      </div>
      {isNew && <StrengthMeter password={String(form.watch(name) ?? '')} />}
    </Field>
  )
}

const BARS = ['bg-danger-ink', 'bg-danger-ink', 'bg-warning-ink', 'bg-success-ink', 'bg-success-ink']

function StrengthMeter({ password }: { password: string }) {
  const { t } = useTranslation()
  if (password === '') return null
  const strength = strengthOf(password)
  const level = STRENGTHS.indexOf(strength)
  return (
    <div className="flex items-center gap-3">
      <span aria-hidden className="grid flex-1 grid-cols-4 gap-1">
        {STRENGTHS.slice(1).map((step, index) => (
          <span
            key={step}
            className={clsx('h-1 rounded-full', index < Math.max(level, 1) ? BARS[level] : 'bg-pressed')}
          />
        ))}
      </span>
      <span role="status" className="shrink-0 text-muted text-small">
        <span className="sr-only">{t('accounts.strength.label')}: </span>
        {t(`accounts.strength.${strength}`)}
      </span>
    </div>
  )
}
