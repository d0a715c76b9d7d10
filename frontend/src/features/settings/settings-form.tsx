import type { ReactNode } from 'react'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { AccountForm } from '../forms/use-account-form.ts'

/** A form with a few fields and the button that saves them. */
export function SettingsForm(props: {
  state: Pick<AccountForm<never>, 'problem' | 'isBusy' | 'submit'>
  button: string
  children: ReactNode
}) {
  const { problem, isBusy, submit } = props.state
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex max-w-form flex-col gap-4">
      {props.children}
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
      <div>
        <Button type="submit" busy={isBusy}>
          {props.button}
        </Button>
      </div>
    </form>
  )
}
