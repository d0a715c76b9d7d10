import { lazy, Suspense } from 'react'
import { withTexts } from '../../i18n/index.ts'
import { loadOnDemand } from '../../ui/load.ts'
import { useTour } from './use-tour.ts'

const load = withTexts(['tour'], () => import('./tour-card.tsx'))
const TourCard = lazy(() => loadOnDemand(async () => ({ default: (await load()).TourCard })))

/**
 * The tour's card where it is in nobody's way: at the end of the sidebar, or above the bar of a phone. Rendered once.
 * @param props `isNarrow`: it is a single line until it is opened
 */
export function TourHost({ isNarrow }: { isNarrow: boolean }) {
  const tour = useTour()
  if (tour === null) return null
  return (
    <Suspense>
      <TourCard tour={tour} isNarrow={isNarrow} />
    </Suspense>
  )
}
