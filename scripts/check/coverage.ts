import { join, relative } from 'node:path'
import type { Report } from './report.ts'
import type { CoverageSummary } from './tests.ts'

const ROOT = join(import.meta.dirname, '../..')
/** Percentage of lines and branches that tests must cover overall; files that decide who gets in must be at 100. */
const COVERED = 95
const FULLY_COVERED = ['backend/src/core/auth.ts', 'backend/src/core/guard.ts']

/** The files whose coverage counts. */
export const MEASURED = {
  include: ['backend/src/**/*.ts', 'grammar/src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/embedded/{fixture,testing}.ts'],
}

/** @param summary undefined if the tests broke off before it was known */
export function checkCoverage(report: Report, summary: CoverageSummary | undefined): void {
  const { coveredLinePercent = 0, coveredBranchPercent = 0 } = summary?.totals ?? {}
  for (const [what, percent] of [
    ['lines', coveredLinePercent],
    ['branches', coveredBranchPercent],
  ] as const) {
    const enough = percent >= COVERED
    const said = enough ? '' : leastCovered(summary)
    report.check(`${percent.toFixed(2)} % of ${what} covered, ${COVERED} wanted`, enough, said)
  }
  for (const name of FULLY_COVERED) {
    const file = summary?.files.find(({ path }) => nameOf(path) === name)
    const missed = [
      ...(file?.lines.filter(({ count }) => count === 0).map(({ line }) => `line ${line}`) ?? ['all']),
      ...(file?.branches.filter(({ count }) => count === 0).map(({ line }) => `a branch at line ${line}`) ??
        []),
    ]
    report.check(`${name} is covered whole`, missed.length === 0, missed.join('\n'))
  }
}

/** The files where most lines are missing. */
const leastCovered = (summary: CoverageSummary | undefined): string =>
  (summary?.files ?? [])
    .map(({ path, totalLineCount, coveredLineCount }) => ({
      path,
      missing: totalLineCount - coveredLineCount,
    }))
    .toSorted((one, other) => other.missing - one.missing)
    .slice(0, 10)
    .map(({ path, missing }) => `${nameOf(path)}: ${missing} lines`)
    .join('\n')

const nameOf = (path: string): string => relative(ROOT, path).replaceAll('\\', '/')
