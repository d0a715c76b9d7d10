import { type Cost, usedCpu } from './cpu.ts'

/** What is checked, told to people while it goes on: on a terminal or in a log. */
export interface Report {
  /** One check that is not a test. @param said what it printed, shown if it failed */
  check(name: string, ok: boolean, said?: string): void
  /** More test files than were known of. */
  expect(files: number): void
  fileDone(): void
  testPassed(): void
  /** @param text everything about one failure */
  testFailed(name: string, text: string): void
  /** Something that went wrong with the run itself. */
  failed(reason: string): void
  skipped(name: string): void
  /** Something that cannot be checked on this machine. */
  leftOut(what: string): void
  /** Starts a part. @returns ends it, and prints how long it took; parts that run at once share the CPU that is told */
  part(name: string): () => void
  cost(cost: Cost): void
  /** Prints the last lines. @returns whether nothing failed */
  end(): boolean
}

interface Output {
  isTTY?: boolean
  write(text: string): unknown
}

/** Milliseconds between lines of progress in a log. */
const PAUSE = 15_000
/** How many of the dearest files are named. */
const DEAREST = 10

/**
 * @param now milliseconds since any moment
 * @param cpu milliseconds of CPU that this run has taken
 */
export function createReport(
  out: Output,
  now: () => number = () => performance.now(),
  cpu: () => number = usedCpu,
): Report {
  const start = now()
  const costs: Cost[] = []
  const failures: string[] = []
  const skipped: string[] = []
  const leftOut: string[] = []
  const files = { known: 0, done: 0 }
  let passed = 0
  let tests = 0
  let told = start

  const terminal = out.isTTY === true
  const print = (text: string) => out.write(`${terminal ? '\r\x1b[K' : ''}${text}\n`)
  function progress(): void {
    if (files.known === 0) return
    const line = `tests ${count(tests)} · ${files.done} files of ${files.known} · ${clock(now() - start)}`
    const failed = failures.length === 0 ? '' : ` · ${failures.length} failed`
    if (terminal) out.write(`\r\x1b[K${line}${failed}`)
    else if (now() - told >= PAUSE) {
      told = now()
      print(line + failed)
    }
  }
  // On a terminal it shows that something goes on; in a log, when nothing ends for long.
  const ticking = setInterval(progress, terminal ? 1_000 : PAUSE)
  ticking.unref()

  return {
    check(name, ok, said = '') {
      if (ok) passed += 1
      else failures.push(name)
      print(`${ok ? '✔' : '✘'} ${name}`)
      if (!ok && said.trim() !== '') print(said.trimEnd())
    },
    expect(more) {
      files.known += more
    },
    fileDone() {
      files.done += 1
      progress()
    },
    testPassed() {
      passed += 1
      tests += 1
      progress()
    },
    testFailed(name, text) {
      failures.push(name)
      tests += 1
      print(`✘ ${name}\n${text}\n`)
    },
    failed: (reason) => void failures.push(reason),
    skipped: (name) => void skipped.push(name),
    leftOut: (what) => void leftOut.push(what),
    part(name) {
      const from = { time: now(), cpu: cpu() }
      return () => print(`  ${name}: ${clock(now() - from.time)}, CPU ${clock(cpu() - from.cpu)}`)
    },
    cost: (cost) => void costs.push(cost),
    end() {
      clearInterval(ticking)
      if (costs.length > 0) print('The dearest files, in seconds of CPU without the database server:')
      for (const { file, cpu } of costs.toSorted((one, other) => other.cpu - one.cpu).slice(0, DEAREST)) {
        print(`${(cpu / 1000).toFixed(1).padStart(6)} ${file}`)
      }
      for (const name of skipped) print(`! skipped: ${name}`)
      for (const what of leftOut) print(`! left out: ${what}`)
      for (const failure of failures) print(`failed: ${failure}`)
      print(`took ${clock(now() - start)}, CPU ${clock(cpu())}`)
      print(`${passed} passed, ${failures.length} failed`)
      return failures.length === 0
    },
  }
}

const count = (number: number): string => number.toLocaleString('en')

/** Milliseconds as minutes and seconds: `1:41`. */
function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
