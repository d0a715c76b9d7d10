import { Tabs as Base } from '@base-ui/react/tabs'
import clsx from 'clsx'
import type { ReactNode } from 'react'

export interface TabsProps<Value extends string> {
  label: string
  tabs: readonly { value: Value; label: ReactNode; panel: ReactNode }[]
  value?: Value
  defaultValue?: Value
  onChange?: (value: Value) => void
  className?: string
}

export function Tabs<Value extends string>({ label, tabs, onChange, className, ...rest }: TabsProps<Value>) {
  return (
    <Base.Root
      {...rest}
      onValueChange={(value: Value) => onChange?.(value)}
      className={clsx('min-w-0', className)}
    >
      <Base.List aria-label={label} className="relative flex gap-4 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px h-10 shrink-0 border-transparent border-b-2 font-medium text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 data-active:border-accent data-active:text-ink touch:h-touch forced-colors:not-data-active:border-[Canvas]"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
