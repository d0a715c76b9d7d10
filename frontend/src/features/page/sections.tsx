import type { UseQueryResult } from '@tanstack/react-query'
import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'

/** A sentence below the title of a section. */
export function Lead({ children }: { children: ReactNode }) {
  return <p className="mt-1 text-muted">{children}</p>
}

/** A group within a section, with a line above it unless it is the first. */
export function Group({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section
      data-setting={title}
      className="mt-6 border-line border-t pt-6 first-of-type:mt-4 first-of-type:border-0 first-of-type:pt-0"
    >
      {title !== undefined && <h3 className="mb-3 font-strong">{title}</h3>}
      {children}
    </section>
  )
}

/** A setting that takes effect at once: its label, and beside it the control. */
export function Setting(props: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div
      data-setting={props.label}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b py-4 last:border-0"
    >
      <div className="min-w-40 flex-1">
        <p className="font-medium">{props.label}</p>
        {props.hint !== undefined && <p className="text-muted text-small">{props.hint}</p>}
      </div>
      {props.children}
    </div>
  )
}

/** Renders a query in each of its states: loading, failed, or with its data. */
export function Asked<Data>(props: { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  const { t } = useTranslation()
  const { data, isError, isFetching, refetch } = props.query
  if (data !== undefined) return props.children(data)
  if (!isError) return <SkeletonRows count={3} />
  return (
    <EmptyState
      icon={<CloudOff size={24} />}
      title={t('settings.failed')}
      action={
        <Button busy={isFetching} onClick={() => void refetch()}>
          {t('common.retry')}
        </Button>
      }
    >
      {t('settings.failedBody')}
    </EmptyState>
  )
}

/** The scopes of a key or a client. */
export function Scopes({ scopes }: { scopes: readonly string[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-1">
      {scopes.map((scope) => (
        <li key={scope}>
          <Chip>
            <bdi>{scope}</bdi>
          </Chip>
        </li>
      ))}
    </ul>
  )
}
