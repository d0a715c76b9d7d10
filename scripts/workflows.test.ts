import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { parse } from 'yaml'
import { allTests } from './check/plan.ts'

/** The public workflows, which nothing here can run: that they are well formed, and name what exists. */

// The parser imports JSON as bundlers allow it; Node wants to be told.
const told = registerHooks({
  load: (url, context, next) =>
    next(
      url,
      /workflow-parser.*\.json$/.test(url) ? { ...context, importAttributes: { type: 'json' } } : context,
    ),
})
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser')
told.deregister()

const ROOT = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const manifest = JSON.parse(read('package.json'))
const files = globSync('.github/workflows/*.yml', { cwd: ROOT })

interface Step {
  id?: string
  uses?: string
  run?: string
  with?: Record<string, string>
}
interface Job {
  needs?: string | string[]
  uses?: string
  'runs-on'?: string
  'timeout-minutes'?: number
  permissions?: Record<string, string>
  strategy?: { matrix: Record<string, string[]> }
  steps?: Step[]
}
interface Workflow {
  on: Record<string, { tags?: string[]; branches?: string[] } | null>
  permissions: Record<string, string>
  jobs: Record<string, Job>
}

const workflows = files.map((file) => ({ file, text: read(file), content: parse(read(file)) as Workflow }))
const workflow = (name: string): Workflow => {
  const found = workflows.find(({ file }) => file.endsWith(`/${name}.yml`))
  assert.ok(found, `there is no workflow ${name}`)
  return found.content
}
const stepsOf = ({ steps = [] }: Job) => steps
const scriptsOf = (content: Workflow) =>
  Object.values(content.jobs)
    .flatMap(stepsOf)
    .flatMap(({ run = [] }) => run)

/** What GitHub's own parser says is wrong. */
function mistakesIn(name: string, content: string): string[] {
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  return context.errors.getErrors().map((error) => error.message)
}

test("GitHub's parser finds no mistake, and finds one where there is one", () => {
  assert.ok(files.length >= 2)
  for (const { file, text } of workflows) assert.deepEqual(mistakesIn(file, text), [], file)
  const unknown = workflows[0]?.text.replace(/github\.ref\b/, 'gihtub.ref') ?? ''
  assert.notDeepEqual(mistakesIn('unknown context', unknown), [])
  assert.notDeepEqual(mistakesIn('no runner', 'on: push\njobs: { test: { steps: [{ run: ls }] } }'), [])
})

for (const { file, text, content } of workflows) {
  describe(file, () => {
    test('names scripts, tests and files that exist', async () => {
      const tests = await allTests()
      for (const script of scriptsOf(content)) {
        for (const [, name = ''] of script.matchAll(/\bnpm run ([\w:-]+)/g)) {
          assert.ok(name in manifest.scripts, name)
        }
        for (const [path] of script.matchAll(/\b[\w/.-]+\.test\.ts\b/g)) assert.ok(tests.includes(path), path)
        for (const [path] of script.matchAll(/\b(deploy|scripts)\/[\w/.-]+/g))
          assert.doesNotThrow(() => globSync(path, { cwd: ROOT }).length > 0 || assert.fail(path))
      }
    })

    test('pins each action to a commit, with its version beside it', () => {
      const used = [...text.matchAll(/uses: (.*)$/gm)].map(([, action = '']) => action)
      for (const action of used.filter((each) => !each.startsWith('./'))) {
        assert.match(action, /^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/)
      }
      const versions = new Map<string, string>()
      for (const action of used) {
        const [name = '', version = ''] = action.split('@')
        assert.equal(versions.get(name) ?? version, version, `one version of ${name}`)
        versions.set(name, version)
      }
    })

    test('may read, and more only job by job; no job runs for ever', () => {
      assert.deepEqual(content.permissions, { contents: 'read' })
      for (const [name, job] of Object.entries(content.jobs)) {
        if (job.uses === undefined) assert.ok(Number(job['timeout-minutes']) > 0, name)
        for (const step of stepsOf(job)) {
          if (step.uses?.startsWith('actions/checkout@')) {
            assert.equal(String(step.with?.['persist-credentials']), 'false', name)
          }
          // A name of a tag or a branch could be a command.
          assert.doesNotMatch(step.run ?? '', /\$\{\{ *(github|inputs)\b/, name)
        }
      }
    })

    test('names jobs, steps and targets that there are', () => {
      const targets = [...read('Dockerfile').matchAll(/^FROM .* AS (\S+)$/gm)].map(([, name]) => name)
      for (const [name, job] of Object.entries(content.jobs)) {
        const needed = [job.needs ?? []].flat()
        for (const other of needed) assert.ok(other in content.jobs, `${name} needs ${other}`)
        const written = JSON.stringify(job)
        for (const [, other = ''] of written.matchAll(/\bneeds\.([\w-]+)\./g)) {
          assert.ok(needed.includes(other), `${name} uses ${other}`)
        }
        const ids = stepsOf(job).map((step) => step.id)
        for (const [, id] of written.matchAll(/\bsteps\.([\w-]+)\./g))
          assert.ok(ids.includes(id), `${name}: ${id}`)
        for (const target of job.strategy?.matrix.target ?? []) assert.ok(targets.includes(target), target)
        for (const [, argument] of written.matchAll(/\\n(\w+)=\$\{\{/g)) {
          assert.match(read('Dockerfile'), new RegExp(`^ARG ${argument}=`, 'm'))
        }
      }
    })
  })
}

const RUNNERS = ['ubuntu-24.04', 'ubuntu-24.04-arm']

test('CI runs what a merge needs, and makes the package and both images on both architectures', () => {
  const { on, jobs } = workflow('ci')
  assert.ok('pull_request' in on && on.push?.branches?.includes('main'))
  assert.ok(jobs.test?.steps?.some(({ run }) => run === 'npm run test:all'))
  for (const job of [jobs.package, jobs.image]) assert.deepEqual(job?.strategy?.matrix.runner, RUNNERS)
  assert.deepEqual(jobs.image?.strategy?.matrix.target, ['docket', 'docket-slim'])
})

test('each night has a run of its own', () => {
  const { on, jobs } = workflow('nightly')
  assert.ok('schedule' in on && 'workflow_call' in on)
  assert.ok(jobs.test?.steps?.some(({ run }) => run === 'npm run test:nightly'))
})

test('only a tag publishes, and only what CI has passed', () => {
  const { on, jobs } = workflow('release')
  assert.deepEqual(on, { push: { tags: ['v*'] } })
  for (const before of ['ci', 'nightly'])
    assert.equal(jobs[before]?.uses, `./.github/workflows/${before}.yml`)
  const needs = (name: string): string[] =>
    [jobs[name]?.needs ?? []].flat().flatMap((other) => [other, ...needs(other)])
  for (const [name, { permissions = {} }] of Object.entries(jobs)) {
    if (Object.values(permissions).includes('write')) {
      for (const before of ['ci', 'nightly', 'version'])
        assert.ok(needs(name).includes(before), `${name} needs ${before}`)
    }
  }
  assert.deepEqual(jobs.image?.strategy?.matrix.runner, RUNNERS)
  const scripts = scriptsOf(workflow('release')).join('\n')
  for (const step of [
    /npm publish \S+ --provenance/,
    /cosign sign --yes/,
    /cosign attest .*--type cyclonedx/,
    /gh release create/,
  ]) {
    assert.match(scripts, step)
  }
  for (const { file, content } of workflows.filter((each) => !each.file.endsWith('release.yml'))) {
    assert.doesNotMatch(JSON.stringify(content.jobs), /:"write"/, file)
  }
})
