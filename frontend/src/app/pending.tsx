import { SkeletonRows } from '../ui/skeleton.tsx'

/** While a page's code is on its way. */
export function Pending() {
  return (
    <div className="px-2 pt-(--spacing-header) md:px-4">
      <SkeletonRows />
    </div>
  )
}
