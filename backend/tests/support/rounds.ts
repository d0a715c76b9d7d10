/** How often a test repeats what it tries at random: less in `npm test` than in `npm run test:all`. */
export const rounds = (daily: number, long: number): number =>
  process.env.TEST_LONG === undefined ? daily : long
