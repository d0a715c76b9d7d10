import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { signedIn } from '../../../tests/support/browser.ts'
import { letIn } from '../../../tests/support/let-in.ts'
import { decide, open } from '../../../tests/support/mcp/oauth.ts'
import { freePort } from '../../../tests/support/process.ts'
import { startService, type TestService, type TestUser } from '../../../tests/support/service.ts'
import { createWorkspace } from '../../../tests/support/workspaces.ts'
import { execute } from '../program.ts'
import type { Outcome } from '../testing.ts'

/** The commands that work with tasks, on a real service. */

const DOCKET = join(import.meta.dirname, '../docket.ts')

let service: TestService
let url: string
let folder: string
let ada: TestUser
/** With a key of Ada's. */
let docket: (...args: string[]) => Promise<Outcome>

before(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  service = await startService({ BETTER_AUTH_URL: url })
  await service.app.listen({ port, host: '127.0.0.1' })
  folder = await mkdtemp(join(tmpdir(), 'docket-cli-'))
  ada = await service.newUser()
  docket = as(await keyOf(ada))
})
after(async () => {
  await service.close()
  await rm(folder, { recursive: true, force: true })
})

const SCOPES = ['tasks', 'projects', 'labels', 'views', 'preferences'].flatMap((one) => [
  `${one}:read`,
  `${one}:write`,
])

async function keyOf(user: TestUser): Promise<string> {
  return (await user.call('POST', '/keys', { name: 'K', scopes: SCOPES })).data.key
}

const as = (key: string) => commandLine({ DOCKET_URL: url, DOCKET_KEY: key })

/** Runs commands in this process. @param heard hears of every note at once */
function commandLine(environment: Record<string, string>, heard?: (note: string) => void, width?: number) {
  return async (...args: string[]): Promise<Outcome> => {
    const out: string[] = []
    const notes: string[] = []
    const code = await execute(args, {
      environment: { XDG_CONFIG_HOME: folder, ...environment },
      terminal: { colour: false, width, asks: false },
      out: (text) => void out.push(text),
      note(text) {
        notes.push(text)
        heard?.(text)
      },
    })
    return { code, out: out.join('\n'), notes: notes.join('\n') }
  }
}

const json = async (outcome: Promise<Outcome>) => {
  const { code, out, notes } = await outcome
  assert.equal(code, 0, notes)
  return JSON.parse(out)
}

describe('docket add', () => {
  test('says how the line was read', async () => {
    const { code, out, notes } = await docket('add', 'Pay rent every 1st #Home @bills p1 ~15m')
    assert.equal(code, 0, notes)
    const { data: task } = await ada.call('GET', '/tasks/1')
    assert.equal(
      out,
      `Added 1 Pay rent
  due      ${task.due.date}
  repeats  Every month on the 1st
  project  Home
  labels   bills
  priority urgent
  estimate 15 min`,
    )
  })

  test('joins words, speaks other languages, and only reads when that is asked for', async () => {
    const { out } = await docket('add', 'Blumen', 'gießen', 'täglich', '--language', 'de', '--preview')
    assert.match(out, /^Would add Blumen gießen\n {2}due {6}\d{4}-\d\d-\d\d\n {2}repeats {2}Every day$/)
    assert.equal((await ada.call('GET', '/tasks')).data.count, 1)
    const task = await json(docket('add', 'Plain', '--json'))
    assert.equal(task.title, 'Plain')
  })

  test('passes on why a line is refused', async () => {
    const { code, notes } = await docket('add', '#Home')
    assert.equal(code, 1)
    assert.match(notes, /title/)
  })
})

describe('docket list', () => {
  test('prints a table, by filter, project and view', async () => {
    const grace = await service.newUser()
    const list = as(await keyOf(grace))
    const { data: project } = await grace.call('POST', '/projects', { name: 'Büro' })
    await grace.call('POST', '/tasks', { title: 'دودھ خریدیں', labels: [] })
    await grace.call('POST', '/tasks', { title: '買い物', due: { date: '2026-01-02', time: '09:00' } })
    await grace.call('POST', '/tasks', { title: 'Report', project_id: project.id, priority: 'high' })
    await grace.call('PATCH', '/tasks/1', { complete: true })
    await grace.call('POST', '/views', { name: 'Everything', filter: 'id >= 1', sort: 'id' })
    const due = '2026-01-02 09:00'
    assert.equal(
      (await list('list')).out,
      [
        'ID  TITLE   DUE               PROJECT  LABELS',
        `2   買い物  ${due}`,
        `3   Report                    Büro`,
      ].join('\n'),
    )
    const ids = async (...args: string[]) =>
      (await json(list('list', ...args, '--json'))).tasks.map(({ id }: { id: number }) => id)
    assert.deepEqual(await ids('--view', 'everything'), [1, 2, 3])
    assert.deepEqual(await ids('--project', 'büro'), [3])
    assert.deepEqual(await ids('priority >= high or complete'), [3, 1])
    assert.deepEqual(await ids('due', '=', '2026-01-02'), [2])
    assert.deepEqual(await ids('--all', '--sort', 'id'), [1, 2, 3])
    const { out, notes } = await list('list', '--limit', '1')
    assert.equal(out.split('\n').length, 2)
    assert.match(notes, /^There are more/)
    assert.match((await list('list', 'id = 99')).out, /^There are no such tasks\.$/)
    const unknown = await list('list', '--view', 'Everythin')
    assert.deepEqual([unknown.code, unknown.notes], [1, "Unknown view 'Everythin'. Did you mean Everything?"])
    const mistake = await list('list', 'prioriti = high')
    assert.equal(mistake.code, 1)
    assert.match(mistake.notes, /priority/)
  })

  test('fits the terminal, and lets nothing through that it would obey', async () => {
    const linus = await service.newUser()
    const key = await keyOf(linus)
    const hostile = '\u001b]0;owned\u0007\u001b[2J\u202egpj.exe \u009b31m'
    const made = await linus.call('POST', '/tasks', { title: hostile })
    assert.equal(made.statusCode, 201)
    await linus.call('POST', '/tasks', { title: `long ${'漢字'.repeat(90)}` })
    const { out } = await commandLine({ DOCKET_URL: url, DOCKET_KEY: key }, undefined, 60)('list')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
    assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
    assert.match(out, /\\u001b\]0;owned/)
    assert.match(out, /[漢字]…$/)
    for (const args of [['list', '--json'], ['export'], ['done', hostile.slice(0, 4)]]) {
      const { out, notes } = await as(key)(...args)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
      assert.doesNotMatch(out + notes, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
    }
    assert.equal((await json(as(key)('list', '--all', '--sort', 'id', '--json'))).tasks[0].title, hostile)
  })

  test('ends quietly when nobody reads on', { skip: process.platform === 'win32' }, async () => {
    const words = [process.execPath, DOCKET, 'list', '--help'].map((word) => `'${word}'`).join(' ')
    // The reader is gone before the first line comes.
    const child = spawn('sh', ['-c', `{ sleep 0.1; ${words}; echo "code $?" >&2; } | true`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    await once(child, 'close')
    assert.equal(said, 'code 0\n')
  })
})

describe('docket done and edit', () => {
  test('take a number, or the beginning of a title that no other has', async () => {
    const user = await service.newUser()
    const run = as(await keyOf(user))
    for (const title of ['Buy milk', 'Buy bread', 'Call "Bob"', 'Buy'])
      await user.call('POST', '/tasks', { title })
    assert.equal((await run('done', 'call "b', '2')).out, 'Done: 3 Call "Bob"\nDone: 2 Buy bread')
    assert.equal((await run('done', 'buy')).out, 'Done: 4 Buy')
    await user.call('POST', '/tasks', { title: 'Buy more' })
    const ambiguous = await run('done', 'buy')
    assert.equal(ambiguous.code, 1)
    assert.match(ambiguous.notes, /any of these.*\n {2}1 {2}Buy milk\n {2}5 {2}Buy more$/)
    for (const unknown of ['99', 'nothing like it', '999999999999999'])
      assert.equal((await run('done', unknown)).code, 1, unknown)
    assert.equal((await run('done', '--reopen', 'call')).out, 'Open again: 3 Call "Bob"')
    const { tasks } = await json(run('done', '1', '--json'))
    assert.equal(tasks[0].complete, true)
  })

  test('a series goes on, and says when', async () => {
    const user = await service.newUser()
    const run = as(await keyOf(user))
    await user.call('POST', '/tasks', {
      title: 'Walk',
      due: { date: '2030-01-01' },
      recurrence: 'FREQ=DAILY',
    })
    assert.match((await run('done', 'walk')).out, /^Done: 1 Walk; next on \d{4}-\d\d-\d\d$/)
  })

  test('edit changes what it is told to, and clears what is none', async () => {
    const user = await service.newUser()
    const run = as(await keyOf(user))
    await user.call('POST', '/projects', { name: 'Home' })
    await user.call('POST', '/tasks', { title: 'Old', description: 'Text' })
    const options = [
      '--due',
      '24 Dec 2030 at 9am',
      '--priority',
      'high',
      '--project',
      'home',
      '--estimate',
      '30',
    ]
    const labels = ['--label', 'a', '--label', 'b', '--title', 'New', '--description', 'none']
    const { code, out, notes } = await run('edit', 'old', ...options, ...labels)
    assert.equal(code, 0, notes)
    assert.match(
      out,
      /^Changed 1 New\n {2}due {6}2030-12-24 09:00\n {2}project {2}Home\n {2}labels {3}a, b\n/,
    )
    const { data: task } = await user.call('GET', '/tasks/1')
    assert.equal(task.description, null)
    const cleared = await json(
      run('edit', '1', '--due', 'none', '--label', 'none', '--project', 'none', '--json'),
    )
    assert.deepEqual([cleared.due, cleared.labels, cleared.project_id], [null, [], null])
    assert.match((await run('edit', '1', '--repeat', 'every monday')).out, /repeats {2}Every week on Monday/)
    for (const [args, sentence] of [
      [['--due', 'soonish'], /"soonish" is not a date/],
      [['--repeat', 'tomorrow'], /is not a rule/],
      [['--project', 'Hom'], /^Unknown project 'Hom'/],
      [['--estimate', 'x'], /whole number/],
      [['--title', ' '], /title/],
    ] as const) {
      const refused = await run('edit', '1', ...args)
      assert.notEqual(refused.code, 0)
      assert.match(refused.notes, sentence)
    }
  })
})

test('docket export writes everything, for its owner alone, and replaces no file unasked', async () => {
  const file = join(folder, 'export.json')
  const { code, out, notes } = await docket('export', file)
  assert.equal(code, 0, notes)
  assert.match(out, /^Wrote .*: 2 tasks, as of revision \d+\.$/)
  const written = JSON.parse(await readFile(file, 'utf8'))
  assert.deepEqual(
    [written.tasks.length, written.projects[0].name, written.labels[0].name],
    [2, 'Home', 'bills'],
  )
  if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o777, 0o600)
  assert.match((await docket('export', file)).notes, /exists: add --force/)
  assert.equal((await docket('export', file, '--force')).code, 0)
  assert.deepEqual(Object.keys(await json(docket('export'))).sort(), Object.keys(written).sort())
})

describe('in a shared workspace', () => {
  let home: string
  let bob: TestUser
  const ids: string[] = []
  before(async () => {
    home = await mkdtemp(join(folder, 'shared-'))
    bob = await service.newUser('bob')
    for (const name of ['Home', 'Twin', 'Twin', 'Closed']) ids.push(await createWorkspace(service, bob, name))
    const [first = '', second = '', third = ''] = ids
    const workspaces = [bob.id, first, second, third]
    const { token, clientId } = await letIn(service, bob, { scopes: SCOPES, workspaces })
    const access = { api: { token, expires: Date.now() + 600_000 } }
    const servers = { [url]: { client_id: clientId, refresh_token: 'none', access } }
    await mkdir(join(home, 'docket'), { recursive: true })
    await writeFile(join(home, 'docket/servers.json'), JSON.stringify({ default: url, servers }))
  })
  const run = (...args: string[]) => commandLine({ XDG_CONFIG_HOME: home })(...args)

  test('tasks are added, listed, changed and done, by its name or id', async () => {
    assert.equal((await run('add', 'Milk', '--workspace', 'home')).code, 0)
    assert.equal((await run('add', 'Own')).code, 0)
    const listed = await run('list', '--workspace', ids[0] ?? '')
    assert.match(listed.out, /Milk/)
    assert.doesNotMatch(listed.out, /Own/)
    assert.match((await run('edit', 'Milk', '--title', 'Oat milk', '--workspace', 'Home')).out, /Oat milk/)
    assert.equal((await run('done', 'Oat', '--workspace', 'Home')).code, 0)
    const byEnvironment = commandLine({ XDG_CONFIG_HOME: home, DOCKET_WORKSPACE: 'Home' })
    assert.match((await byEnvironment('list', '--all')).out, /Oat milk/)
    assert.match((await run('list')).out, /Own/)
  })

  test('an unknown name, one of several, or one that docket was not let into says so', async () => {
    for (const name of ['Nowhere', 'Closed', ids[3] ?? '']) {
      const { code, notes } = await run('list', '--workspace', name)
      assert.equal(code, 1)
      assert.match(notes, /Unknown workspace/)
    }
    assert.match((await run('list', '--workspace', 'Twin')).notes, /Several workspaces/)
  })

  test('a key opens its own, and takes no name', async () => {
    const body = { name: 'K', scopes: SCOPES, workspace_id: ids[0] }
    const { key } = (await bob.call('POST', '/keys', body)).data
    assert.match((await as(key)('list', '--all')).out, /milk/)
    assert.match((await as(key)('list', '--workspace', 'Home')).notes, /An API key opens one workspace/)
  })

  test('chosen with the sign-in, it is that of commands that name none', async () => {
    const file = join(home, 'docket/servers.json')
    const kept = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(file, JSON.stringify({ ...kept, workspaces: { [url]: ids[0] } }))
    assert.match((await run('list', '--all')).out, /milk/i)
  })
})

describe('docket login', () => {
  /** Signs in as somebody with a browser would. */
  async function login(email: string, { home = folder, accept = true } = {}) {
    const browser = await signedIn(service, email)
    const followed: Promise<unknown>[] = []
    const follow = async (note: string) => {
      const asked = /http:\/\/\S+authorize\?\S+/.exec(note)?.[0]
      if (asked === undefined) return
      const query = new URL(asked).searchParams
      const page = await open(service, { query } as Parameters<typeof open>[1], browser)
      const { data } = await decide(service, page, browser, { accept })
      // Not the answer to this sign-in.
      const other = new URL(data.url)
      other.pathname = '/favicon.ico'
      assert.equal((await fetch(other)).status, 404)
      assert.match(await (await fetch(data.url)).text(), /close this window/)
    }
    const run = commandLine({ XDG_CONFIG_HOME: home }, (note) => void followed.push(follow(note)))
    const outcome = await run('login', '--no-browser', '--server', url)
    await Promise.all(followed)
    return { browser, outcome, run: commandLine({ XDG_CONFIG_HOME: home }) }
  }

  const keptIn = (home: string) => join(home, 'docket/servers.json')

  test('signs in through the browser, stays so, and signs out everywhere', async () => {
    const { browser, outcome, run } = await login('login@example.com')
    assert.deepEqual([outcome.code, outcome.out], [0, `You are signed in to ${url}.`], outcome.notes)
    if (process.platform !== 'win32') {
      assert.equal((await stat(keptIn(folder))).mode & 0o777, 0o600)
      assert.equal((await stat(join(folder, 'docket'))).mode & 0o777, 0o700)
    }
    assert.equal((await run('add', 'By', 'command')).code, 0)
    const kept = JSON.parse(await readFile(keptIn(folder), 'utf8'))
    const first = kept.servers[url]
    // As if ten minutes had passed; several commands notice at once.
    first.access.api.expires = 0
    await writeFile(keptIn(folder), JSON.stringify(kept))
    const lists = await Promise.all([run('list'), run('list'), run('list', '--server', url)])
    for (const { out, notes } of lists) assert.match(out, /By command/, notes)
    const renewed = JSON.parse(await readFile(keptIn(folder), 'utf8')).servers[url]
    assert.notEqual(renewed.refresh_token, first.refresh_token)
    // A token that the server refuses, whatever this machine's clock says.
    renewed.access.api.token = 'refused'
    kept.servers[url] = renewed
    await writeFile(keptIn(folder), JSON.stringify(kept))
    assert.match((await run('list')).out, /By command/)
    assert.deepEqual(await readdir(join(folder, 'docket')), ['servers.json'])

    const { clients } = (
      await service.inject({
        url: '/api/me/clients',
        headers: { authorization: `Bearer ${await browser.token()}` },
      })
    ).data
    assert.match(clients[0].name, /^docket on /)
    const { access } = JSON.parse(await readFile(keptIn(folder), 'utf8')).servers[url]
    assert.deepEqual(await json(run('logout', '--json')), { server: url, revoked: true })
    const old = await service.inject({
      url: '/api/me/tasks',
      headers: { authorization: `Bearer ${access.api.token}` },
    })
    assert.equal(old.statusCode, 401)
    const after = await run('list', '--server', url)
    assert.deepEqual([after.code, /You are not signed in to/.test(after.notes)], [1, true])
    assert.equal((await run('logout', '--server', url)).code, 1)
  })

  test('that is ended on the server says so, once', async () => {
    const { browser, run } = await login('ended@example.com')
    const [consent] = (await browser.get('/oauth2/get-consents')).data
    await browser.post('/oauth2/delete-consent', { id: consent.id })
    assert.match((await run('list')).notes, /no longer knows this sign-in/)
    assert.match((await run('list', '--server', url)).notes, /You are not signed in/)
  })

  test('is refused by its user, in words', async () => {
    const { outcome } = await login('refusing@example.com', { accept: false })
    assert.deepEqual([outcome.code, /You did not allow it\.$/.test(outcome.notes)], [1, true])
  })

  test('knows a server by the name that it calls itself only', async () => {
    const alias = url.replace('127.0.0.1', 'localhost')
    const { code, notes } = await commandLine({})('login', '--no-browser', '--server', alias)
    assert.equal(code, 1)
    assert.match(notes, new RegExp(`calls itself ${RegExp.escape(url)}: sign in there`))
  })

  test('takes a key from standard input, if the server does', async () => {
    const home = await mkdtemp(join(folder, 'key-'))
    const environment = { XDG_CONFIG_HOME: home, DOCKET_URL: '', DOCKET_KEY: '' }
    const login = async (key: string) => {
      const child = spawn(process.execPath, [DOCKET, 'login', '--key', '--server', url], {
        env: { ...process.env, ...environment },
        stdio: ['pipe', 'pipe', 'pipe'],
      })
      child.stdin.end(`${key}\n`)
      const [code] = await once(child, 'close')
      return code
    }
    assert.equal(await login('docket_unknown'), 1)
    assert.equal(await login(await keyOf(ada)), 0)
    assert.match((await commandLine(environment)('list')).out, /Pay rent/)
    const { code, notes } = await commandLine(environment)('logout')
    assert.deepEqual([code, /key itself is still valid/.test(notes)], [0, true])
  })

  test('of which the file is damaged says so', async () => {
    const home = await mkdtemp(join(folder, 'damaged-'))
    const run = commandLine({ XDG_CONFIG_HOME: home })
    await login('damaged@example.com', { home })
    await writeFile(keptIn(home), '{"servers":')
    assert.match((await run('list')).notes, /is damaged\. Remove it/)
  })
})

describe('a server', () => {
  async function answering(handler: Parameters<typeof createHttpServer>[1]): Promise<[string, Server]> {
    const server = createHttpServer(handler).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return [`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server]
  }

  const listAt = (server: string) => commandLine({ DOCKET_URL: server, DOCKET_KEY: 'docket_secret' })('list')

  test('that is none, or another, is told apart in a sentence', async (t) => {
    const seen: string[] = []
    const [target, other] = await answering((request, response) => {
      seen.push(String(request.headers.authorization))
      response.end('{}')
    })
    t.after(() => other.close())
    const wrong: [sentence: RegExp, type: string, status: number, body: string][] = [
      [/answered with a web page/, 'text/html', 200, '<h1>Sign in to the Wi-Fi'],
      [/in a form that Docket does not use/, 'application/json', 200, '{"tasks":'],
      [/sends to http:/, 'text/plain', 307, ''],
      [/^502/, 'text/plain', 502, 'Bad \u001b[2Jgateway'],
    ]
    for (const [sentence, type, status, body] of wrong) {
      const [server, running] = await answering((_, response) => {
        response.writeHead(status, { 'content-type': type, location: target }).end(body)
      })
      const { code, notes } = await listAt(server)
      assert.equal(code, 1)
      assert.match(notes, sentence)
      running.close()
    }
    assert.deepEqual(seen, [], 'the key went to no other server')
    assert.match(
      (await listAt(`http://127.0.0.1:${await freePort()}`)).notes,
      /^Nothing answers at .*docket serve/,
    )
    assert.match((await listAt('http://nowhere.invalid')).notes, /^There is no host/)
    const plain = url.replace('http:', 'https:')
    assert.match((await listAt(plain)).notes, /^There is no trusted connection to/)
    const refused = await commandLine({ DOCKET_URL: url, DOCKET_KEY: 'docket_unknown' })('list')
    assert.match(refused.notes, /API key does not exist.*\nSign in with: docket login$/)
  })

  test('gets no key that is for another', async () => {
    const run = commandLine({ DOCKET_URL: url, DOCKET_KEY: 'docket_secret' })
    const { code, notes } = await run('list', '--server', 'http://127.0.0.1:1')
    assert.deepEqual([code, /^You are not signed in to http:\/\/127\.0\.0\.1:1\./.test(notes)], [1, true])
  })
})

test('bash completes commands, options and values', { skip: process.platform === 'win32' }, async () => {
  const { out: script } = await docket('completion', 'bash')
  const completed = async (...words: string[]) => {
    const program = `${script}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _docket; printf '%s\\n' "\${COMPREPLY[@]}"`
    const child = spawn('bash', ['-c', program, 'bash', 'docket', ...words], { cwd: folder })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    await once(child, 'close')
    return said.trim().split('\n')
  }
  assert.deepEqual(await completed('lo'), ['login', 'logout'])
  assert.deepEqual(await completed('edit', '3', '--pr'), ['--priority', '--project'])
  assert.deepEqual(await completed('edit', '3', '--priority', 'h'), ['high'])
  assert.deepEqual(await completed('completion', ''), [
    ...['bash', 'zsh', 'fish'],
    ...['--help', '-h', '--version'],
  ])
  await writeFile(join(folder, 'an old.backup'), '')
  assert.deepEqual(await completed('restore', 'an'), ['an old.backup'])
})
