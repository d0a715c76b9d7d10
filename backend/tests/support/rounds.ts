/** How often a test repeats what it tries at random: less each day than at night (`npm run test:nightly`). */
export const rounds = (daily: number, long: number): number =>
  process.env.TEST_LONG === undefined ? daily : long
