import { SkeletonRows } from '../ui/skeleton.tsx'

/** Shown while a page's code is loading. */
export function Pending() {
  return (
    <div className="px-2 pt-(--spacing-header) md:px-4">
      <SkeletonRows />
    </div>
  )
}
