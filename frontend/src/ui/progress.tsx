import { Progress as Base } from '@base-ui/react/progress'

/** How far long work is; null while nobody can tell. */
export function Progress({ label, value, max = 100 }: { label: string; value: number | null; max?: number }) {
  return (
    <Base.Root value={value} max={max} className="flex flex-col gap-1.5">
      <Base.Label className="text-muted text-small">{label}</Base.Label>
      <Base.Track className="h-1.5 overflow-hidden rounded-full bg-pressed">
        <Base.Indicator className="h-full rounded-full bg-accent transition-[width] data-indeterminate:w-1/3 data-indeterminate:animate-pulse forced-colors:bg-[Highlight]" />
      </Base.Track>
    </Base.Root>
  )
}
