/** How far a user is in the tour, as the account keeps it: names of steps with commas between, or `ended`. */

export const STEPS = ['add', 'complete', 'undo', 'repeat', 'remind', 'view', 'assistant'] as const
export type Step = (typeof STEPS)[number]

export const ENDED = 'ended'
/** Before the first step. */
export const BEGUN = 'begun'

export const stepsDone = (tour: string): Step[] => STEPS.filter((step) => tour.split(',').includes(step))

/** With one step more. */
export const withStep = (tour: string, step: Step): string =>
  tour === ENDED || stepsDone(tour).includes(step) ? tour : [BEGUN, ...stepsDone(tour), step].join(',')

/** The first step that is left; undefined once all are done. */
export const nextStep = (tour: string): Step | undefined => {
  const done = stepsDone(tour)
  return STEPS.find((step) => !done.includes(step))
}
