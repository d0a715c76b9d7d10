import type { ReactNode } from 'react'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useTabTitle } from '../../ui/tab-title.ts'
import type { AccountForm } from '../forms/use-account-form.ts'

interface AccountPageProps {
  title: string
  /** A sentence below the title. */
  lead?: ReactNode
  children?: ReactNode
  /** Links to where else the user may want to go. */
  footer?: ReactNode
}

/** The layout that all open pages share. */
export function AccountPage({ title, lead, children, footer }: AccountPageProps) {
  useTabTitle(title)
  return (
    <>
      <h1 className="text-balance font-strong text-title">{title}</h1>
      {lead !== undefined && <div className="mt-2 text-muted">{lead}</div>}
      {children !== undefined && <div className="mt-6">{children}</div>}
      {footer !== undefined && (
        <div className="mt-6 flex flex-wrap gap-x-4 gap-y-2 border-line border-t pt-4 text-muted">
          {footer}
        </div>
      )}
    </>
  )
}

/** The form: its fields, what is wrong with it as a whole, and its button. */
export function FormBody(props: {
  state: Pick<AccountForm<never>, 'problem' | 'isBusy' | 'submit'>
  button: string
  children: ReactNode
}) {
  const { problem, isBusy, submit } = props.state
  return (
    // The fields report errors in the app's language; the browser would use its own.
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {props.children}
      {problem !== null && <Banner kind="danger">{problem}</Banner>}
      <Button type="submit" variant="primary" size="large" busy={isBusy} className="w-full">
        {props.button}
      </Button>
    </form>
  )
}
