import { createWriteStream } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { type EventData, run } from 'node:test'
import { spec } from 'node:test/reporters'
import { inspect } from 'node:util'
import { notedCosts } from './cpu.ts'
import { costsIn, grouped } from './groups.ts'
import type { Report } from './report.ts'

const ROOT = join(import.meta.dirname, '../..')
/** The last characters kept of what each process prints. */
const TAIL = 4_000

export interface TestRun {
  /** Also the name of its full report, which has every test with its duration: `coverage/<name>.log`. */
  name: string
  /** Paths from the root. */
  files: string[]
  /** The number of processes among which the files are divided. */
  processes: number
  /** How many of them run at a time. */
  concurrency: number
  /** Loaded before the files of each process. */
  common?: string
  /** Tests that are not run: patterns of their names, which begin with the file's path. */
  except?: RegExp[]
  /** The files whose coverage is measured; by default none. */
  coverage?: { include: string[]; exclude: string[] }
  /** Where the modules that join test files and the full report are written. */
  directory: string
  signal: AbortSignal
}

export type CoverageSummary = EventData.TestCoverage['summary']

/**
 * Runs test files, a few in each process, and reports every failure whole.
 * @returns the coverage, if it was asked for
 */
export async function runTests(
  report: Report,
  { name, files, processes, concurrency, common, except, coverage, directory, signal }: TestRun,
): Promise<CoverageSummary | undefined> {
  if (files.length === 0) return undefined
  report.expect(files.length)
  const modules = await grouped(files, Math.min(processes, files.length), join(directory, name), common)
  const stream = run({
    cwd: ROOT,
    files: modules,
    concurrency,
    signal,
    execArgv: [
      '--import=./backend/src/loading.ts',
      // Milliseconds after which a hanging test is reported instead of waited for.
      '--test-timeout=900000',
    ],
    ...(except && { testSkipPatterns: except }),
    ...(coverage && {
      coverage: true,
      coverageIncludeGlobs: coverage.include,
      coverageExcludeGlobs: coverage.exclude,
    }),
  })
  let measured: CoverageSummary | undefined
  stream.on('test:coverage', ({ summary }) => {
    measured = summary
  })
  const reported = follow(stream, report, new Set(files))
  const written = stream.compose(spec).pipe(createWriteStream(join(directory, `${name}.log`)))
  await new Promise((resolve, reject) => written.once('finish', resolve).once('error', reject))
  for (const cost of notedCosts(costsIn(join(directory, name)))) report.cost(cost)
  const { success, failed, passed } = reported()
  if (signal.aborted) return undefined
  if (!success && failed === 0) report.testFailed(name, 'The run ended with an error, without a failed test.')
  if (passed + failed === 0) report.testFailed(name, 'No test ran.')
  return measured
}

/** Reports what the stream tells. @returns how it ended, once it has */
function follow(stream: ReturnType<typeof run>, report: Report, files: Set<string>) {
  const ended = { success: true, failed: 0, passed: 0 }
  /** The suites that are open in each process, and what it printed last. */
  const open = new Map<string, string[]>()
  const printed = new Map<string, string>()
  /** The processes whose open file has had a test or a suite. */
  const hasTests = new Set<string>()
  /** A failure whose diagnostics follow. */
  let failure: { name: string; nesting: number; lines: string[] } | undefined

  function tell(): void {
    if (failure !== undefined) report.testFailed(failure.name, indented(failure.lines.join('\n')))
    failure = undefined
  }

  stream.on('test:start', ({ entryFile = '', nesting, name }) => {
    tell()
    open.set(entryFile, [...(open.get(entryFile) ?? []).slice(0, nesting), name])
  })
  // Unlike the others, this comes at once, and not in the order of the files.
  stream.on('test:complete', ({ entryFile = '', nesting, name, details, skip, todo }) => {
    if (nesting === 0 && files.has(name)) {
      report.fileDone()
      if (!hasTests.delete(entryFile) && details.passed) {
        ended.failed += 1
        report.testFailed(name, '  None of its tests ran, or it has none.')
      }
    } else hasTests.add(entryFile)
    // The process of some files is an entry, too, with its path as its name.
    const isTest = details.type !== 'suite' && !(nesting === 0 && isAbsolute(name))
    if (!isTest || !details.passed || skip !== undefined || todo !== undefined) return
    ended.passed += 1
    report.testPassed()
  })
  stream.on('test:pass', ({ name, skip }) => {
    tell()
    if (skip !== undefined) report.skipped(typeof skip === 'string' ? `${name}: ${skip}` : name)
  })
  stream.on('test:fail', ({ entryFile = '', file = '', line, nesting, name, details, todo }) => {
    tell()
    const { failureType, cause = details.error } = details.error as Error & { failureType?: string }
    if (todo !== undefined || failureType === 'subtestsFailed' || failureType === 'testAborted') return
    ended.failed += 1
    const said = printed.get(entryFile === '' ? name : entryFile)
    failure = {
      name: [...(open.get(entryFile) ?? []).slice(0, nesting), name].join(' › '),
      nesting,
      lines: [
        `${relative(ROOT, file)}:${line}`,
        typeof cause === 'string' ? cause : inspect(cause, { depth: 5 }),
        ...(said === undefined ? [] : [`its process printed last:\n${said.trimEnd()}`]),
      ],
    }
  })
  stream.on('test:diagnostic', ({ file, nesting, message }) => {
    // Those without a file are about the whole run.
    if (file !== undefined && failure?.nesting === nesting) failure.lines.push(message)
  })
  const keep = ({ file, message }: { file: string; message: string }) =>
    void printed.set(file, ((printed.get(file) ?? '') + message).slice(-TAIL))
  stream.on('test:stdout', keep)
  stream.on('test:stderr', keep)
  stream.on('test:summary', ({ file, success }) => {
    tell()
    if (file === undefined) ended.success = success
  })
  return () => {
    tell()
    return ended
  }
}

const indented = (text: string): string => text.replace(/^/gm, '  ')
