import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { textOf } from '../../backend/tests/support/imports.ts'
import { EXCEPTIONS } from './citus-exceptions.ts'
import { usedCpu } from './cpu.ts'
import { divided, SECONDS } from './groups.ts'
import { allTests, DESKTOP, filesOf, KINDS, kindOf, POOLER, RINGS, ringOf } from './plan.ts'
import { createReport } from './report.ts'

const ROOT = join(import.meta.dirname, '../..')

describe('which tests run', async () => {
  const files = await allTests()

  test('each file runs in one ring, by its name, and with what its path says', () => {
    assert.deepEqual(
      [
        ...['backend/src/tasks/tasks.test.ts', 'backend/tests/pooler.merge.test.ts'],
        ...['frontend/src/features/tasks/lists.dom.test.ts', 'frontend/tests/speed.nightly.test.ts'],
        'backend/tests/citus/nodes.merge.test.ts',
      ].map((file) => [ringOf(file), kindOf(file)]),
      [
        ['daily', 'node'],
        ['merge', 'node'],
        ['daily', 'dom'],
        ['nightly', 'browser'],
        ['merge', 'citus'],
      ],
    )
    const inRings = RINGS.flatMap((ring) => KINDS.flatMap((kind) => filesOf(files, ring, kind)))
    assert.deepEqual(inRings.toSorted(), files)
  })

  test('the programs that a test needs are looked for before it runs', () => {
    for (const file of [POOLER, DESKTOP])
      assert.ok(filesOf(files, 'merge', kindOf(file)).includes(file), file)
  })

  test('each day has the contract and one journey in a browser, each merge the isolation matrix', () => {
    assert.ok(filesOf(files, 'daily', 'node').includes('backend/tests/contract.test.ts'))
    assert.ok(filesOf(files, 'merge', 'node').includes('backend/tests/isolation.merge.test.ts'))
    assert.deepEqual(filesOf(files, 'daily', 'browser'), ['frontend/tests/journey.test.ts'])
    assert.deepEqual(filesOf(files, 'daily', 'citus'), [])
  })

  test('npm runs the rings that its scripts name', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
    assert.match(scripts.test ?? '', /check\.ts daily$/)
    assert.match(scripts['test:all'] ?? '', /check\.ts daily merge$/)
    assert.match(scripts['test:nightly'] ?? '', /check\.ts nightly$/)
  })
})

test('every test that is not run on Citus exists', () => {
  for (const { file, title } of EXCEPTIONS) assert.ok(textOf(file).includes(title), `${file}: ${title}`)
})

describe('how files are divided among processes', () => {
  test('the longest come first, and each process has about as much to do', () => {
    const files = [3, 1, 9, 2, 4, 5].map((seconds) => ({ file: `${seconds}`, seconds }))
    assert.deepEqual(divided(files, 3), [['9'], ['5', '2', '1'], ['4', '3']])
  })

  test('every file whose time is named exists', async () => {
    const files = await allTests()
    assert.deepEqual(
      Object.keys(SECONDS).filter((file) => !files.includes(file)),
      [],
    )
  })
})

describe('the report', () => {
  function reported(isTTY: boolean) {
    let text = ''
    let now = 0
    let cpu = 0
    const out = { isTTY, write: (more: string) => (text += more) }
    const report = createReport(
      out,
      () => now,
      () => cpu,
    )
    const wait = (seconds: number) => {
      now += seconds * 1000
      cpu += seconds * 2000
    }
    return { report, wait, said: () => text }
  }

  test('in a log has a line of progress now and then', () => {
    const { report, wait, said } = reported(false)
    report.expect(3)
    for (const seconds of [1, 14, 1, 13, 1]) {
      wait(seconds)
      report.testPassed()
    }
    report.fileDone()
    assert.equal(said(), 'tests 2 · 0 files of 3 · 0:15\ntests 5 · 0 files of 3 · 0:30\n')
    report.end()
  })

  test('in a terminal keeps progress in one line, which other lines replace', () => {
    const { report, wait, said } = reported(true)
    report.expect(2)
    wait(101)
    for (let count = 0; count < 1240; count += 1) report.testPassed()
    report.fileDone()
    assert.ok(said().endsWith('\r\x1b[Ktests 1,240 · 1 files of 2 · 1:41'))
    report.check('types', false, 'file.ts: no such name\n')
    assert.ok(said().endsWith('\r\x1b[K✘ types\n\r\x1b[Kfile.ts: no such name\n'))
    report.end()
  })

  test('ends with what was skipped, left out and failed, and the counts', () => {
    const { report, wait, said } = reported(false)
    report.check('types', true)
    report.testPassed()
    report.testFailed('a test', 'its reason')
    report.skipped('another test')
    report.leftOut('the journey. There is no browser.')
    const end = report.part('a part')
    wait(61)
    end()
    for (let file = 1; file <= 12; file += 1) report.cost({ file: `${file}.test.ts`, cpu: file * 500 })
    assert.equal(report.end(), false)
    assert.match(said(), /\n {2}a part: 1:01, CPU 2:02\n/)
    const [first, ...dearest] = said().match(/^ +\d+\.\d \d+\.test\.ts$/gm) ?? []
    assert.deepEqual([first, dearest.length], ['   6.0 12.test.ts', 9])
    assert.deepEqual(said().split('\n').slice(-7), [
      '   1.5 3.test.ts',
      '! skipped: another test',
      '! left out: the journey. There is no browser.',
      'failed: a test',
      'took 1:01, CPU 2:02',
      '2 passed, 1 failed',
      '',
    ])
  })
})

test('the CPU of a process includes that of the processes it started', async () => {
  const before = usedCpu()
  const busy = 'const end = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < end);'
  const child = spawn(process.execPath, ['--eval', busy])
  await once(child, 'close')
  const used = usedCpu() - before
  assert.ok(process.platform !== 'linux' || used >= 300, `${used} ms`)
})

describe('running tests', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'docket check '))
  after(() => rm(directory, { recursive: true }))

  /** Runs these test files. @returns what is printed */
  async function runTests(files: Record<string, string>) {
    const paths = Object.keys(files).map((name) => join(directory, name))
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(directory, name), `import { describe, it } from 'node:test'\n${text}`)
    }
    const script = `
      import { createReport } from ${JSON.stringify(join(import.meta.dirname, 'report.ts'))}
      import { runTests } from ${JSON.stringify(join(import.meta.dirname, 'tests.ts'))}
      const report = createReport(process.stdout)
      const files = ${JSON.stringify(paths)}
      const signal = new AbortController().signal
      await runTests(report, { name: 'some', files, processes: 2, concurrency: 2, directory: ${JSON.stringify(directory)}, signal })
      process.exit(report.end() ? 0 : 1)`
    await writeFile(join(directory, 'run.mjs'), script)
    const child = spawn(process.execPath, [join(directory, 'run.mjs')], {
      cwd: ROOT,
      // A test runner inside a test runner would do nothing.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_V8_COVERAGE: undefined },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    const [code] = await once(child, 'close')
    return { code, said }
  }

  const PASSES = `describe('a suite', () => { it('holds', () => {}); it('also holds', () => {}) })`

  test('counts tests, not suites, and tells what each file cost', async () => {
    const { code, said } = await runTests({ 'one.ts': PASSES, 'two.ts': PASSES, 'three.ts': PASSES })
    assert.match(said, /\n6 passed, 0 failed\n$/)
    assert.equal(said.match(/^ +\d+\.\d .*(one|two|three)\.ts$/gm)?.length, 3)
    assert.equal(code, 0)
  })

  test('shows a failure in full: its place, its reason, its diagnostics, its output', async () => {
    const { code, said } = await runTests({
      'one.ts': PASSES,
      'fails.ts': `describe('a suite', () => it('breaks', (t) => {
        console.log('printed before')
        t.diagnostic('SEED=7')
        throw new Error('this is why', { cause: new Error('and the cause of that') })
      }))`,
    })
    assert.equal(code, 1)
    assert.match(said, /✘ .*fails\.ts › a suite › breaks\n {2}.*fails\.ts:2\n/)
    for (const part of [
      /Error: this is why\n {6,}at /,
      /and the cause of that/,
      /SEED=7/,
      /printed before/,
    ]) {
      assert.match(said, part)
    }
    assert.match(said, /\n2 passed, 1 failed\n$/)
  })

  test('counts skipped tests separately, and names them', async () => {
    const { said } = await runTests({ 'one.ts': `${PASSES}\nit('waits', { skip: 'for Windows' }, () => {})` })
    assert.match(said, /! skipped: waits: for Windows\n/)
    assert.match(said, /\n2 passed, 0 failed\n$/)
  })

  test('a file that cannot be loaded, ends its process or has no tests is a failure', async () => {
    const broken = await runTests({ 'one.ts': PASSES, 'broken.ts': `import './nowhere.ts'` })
    assert.match(broken.said, /nowhere\.ts/)
    assert.match(broken.said, /\n2 passed, 1 failed\n$/)
    const ended = await runTests({ 'one.ts': PASSES, 'ends.ts': `it('leaves', () => process.exit(3))` })
    assert.equal(ended.code, 1)
    assert.match(ended.said, /\n2 passed, [1-9] failed\n$/)
    const empty = await runTests({ 'one.ts': PASSES, 'empty.ts': '' })
    assert.match(empty.said, /None of its tests ran[\s\S]*\n2 passed, 1 failed\n$/)
  })
})
