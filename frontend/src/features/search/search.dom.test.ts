import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import {
  chooseLanguage,
  fill,
  loseConnection,
  openApp,
  row,
  screen,
  visit,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'

/** The page of the search: what is found, and what is said while the service does not answer. */

const results = () => within(screen.getByRole('list', { name: 'Results' })).getAllByRole('listitem')
const finds = (title: string) =>
  waitFor(() => assert.ok(results().some(({ textContent }) => textContent.includes(title))))
const statuses = () => screen.queryAllByRole('status').map(({ textContent }) => textContent.trim())
const says = (pattern: RegExp) =>
  waitFor(() =>
    assert.ok(
      statuses().some((text) => pattern.test(text)),
      statuses().join('\n'),
    ),
  )

test('the search finds while typing, highlights, and remembers the query', async (t) => {
  const { person, ids } = await openApp(t, {
    tasks: [
      'Order the tiles',
      { title: 'Call Ada', description: 'About the tiles of the kitchen' },
      'Something else',
    ],
    path: '/search',
  })
  const field = await screen.findByRole('searchbox')
  await fill(person, field, 'tiles')
  await says(/^2 tasks$/)
  const marked = [...document.querySelectorAll('main mark')].map(({ textContent }) => textContent)
  assert.deepEqual(marked, ['tiles', 'tiles'])
  await waitFor(() => assert.match(location.search, /\?q=tiles/))

  await fill(person, field, 'nowhere')
  await screen.findByText('Nothing found')
  // The service finds mistyped words.
  await fill(person, field, 'tilles')
  await says(/^2 tasks$/)

  await fill(person, field, 'order')
  await says(/^1 task$/)
  await finds('Order the tiles')
  await person.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => assert.match(location.search, new RegExp(`[?&]task=${ids[0]}`)))
  visit('/search')
  await person.click(await screen.findByRole('button', { name: 'order' }))
  await finds('Order the tiles')
})

describe('a filter', () => {
  test('that is wrong is reported in the language of the page', async (t) => {
    const { person } = await openApp(t, { path: '/search' })
    await chooseLanguage(person, 'Deutsch')
    await person.click(await screen.findByRole('button', { name: 'Filter' }))
    const filter = await screen.findByRole('textbox', { name: /^Filter/ })
    for (const [wrong, said] of [
      ['prioritty = high', 'Zeichen 1: Es gibt kein Feld „prioritty“. Meinst du „priority“?'],
      ['due = ', 'Zeichen 6: Am Ende fehlt etwas. Erwartet: ein Datum wie'],
      ['parent > 3', 'Zeichen 8: „>“ passt hier nicht. Erwartet: eines von = != in.'],
      ['title ~ "open', 'Zeichen 9: Ein Anführungszeichen ist nicht geschlossen.'],
    ] as const) {
      await fill(person, filter, wrong)
      await screen.findAllByText(said, { exact: false })
    }
  })

  test('is accepted, shown where it is wrong, and saved as a view', async (t) => {
    const { person } = await openApp(t, {
      tasks: [{ title: 'Urgent thing', priority: 'urgent' }, 'Other thing'],
      path: '/search',
    })
    await person.click(await screen.findByRole('button', { name: 'Filter' }))
    const filter = await screen.findByRole('textbox', { name: /^Filter/ })
    await fill(person, filter, 'priority >= hihg')
    await screen.findAllByText('Character 13:', { exact: false })
    assert.ok(screen.getByRole('button', { name: 'Save as view' }).matches(':disabled'))
    await fill(person, filter, 'priority >= high')
    await says(/^1 task$/)
    await person.click(screen.getByRole('button', { name: 'Save as view' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'New view' }))
    await fill(person, dialog.getByRole('textbox', { name: 'Name' }), 'Urgent ones')
    await dialog.findByText('The filter is valid.')
    await person.keyboard('{Enter}')
    await screen.findByRole('heading', { level: 1, name: 'Urgent ones' })
    await row('Urgent thing')
  })
})

const SEARCH = /\/api\/[^/]+\/tasks\?.*\bq=/

const problem = (status: number, headers: Record<string, string> = {}) =>
  Response.json(
    { title: 'Refused', status, error_code: status === 429 ? 'RATE_LIMITED' : 'INTERNAL_ERROR' },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  )

/** Searches for tiles in a list that has them. @param answers what searches are answered by, in turn; then by the service */
async function searching(t: TestContext, ...answers: (() => Response)[]) {
  const opened = await openApp(t, { tasks: ['Order the tiles', 'Something else'], path: '/search' })
  opened.beforeRequests(({ url }) => (SEARCH.test(url) ? answers.shift()?.() : undefined))
  const field = await screen.findByRole('searchbox')
  await fill(opened.person, field, 'tiles')
  return { ...opened, field }
}

describe('while the service does not answer a search', () => {
  test('too many requests: says when it goes on, and then does', async (t) => {
    const { person, field } = await searching(
      t,
      () => problem(429, { 'retry-after': '40' }),
      () => problem(429, { 'retry-after': '1' }),
    )
    await says(/Too many requests/)
    await screen.findAllByText(/again in (39|40) seconds/)
    await finds('Order the tiles')
    assert.ok(screen.queryByText(/offline/) === null)
    await screen.findAllByText(/again in (3[0-8]|[12]?\d) seconds?/)
    await fill(person, field, 'something')
    await says(/Too many requests/)
    await says(/^1 task$/)
    await finds('Something else')
  })

  test('a failure of the service: says so, and tries again by itself', async (t) => {
    await searching(t, () => problem(500))
    await says(/The service has a problem/)
    await finds('Order the tiles')
    assert.ok(screen.queryByText(/offline/) === null)
    await says(/^1 task$/)
  })

  test('offline: says so, and goes on when the connection is back', async (t) => {
    const { person, field, beforeRequests } = await searching(t)
    await says(/^1 task$/)
    const reconnect = loseConnection({ beforeRequests })
    await fill(person, field, 'order')
    await says(/You are offline: the search/)
    await finds('Order the tiles')
    await fill(person, field, 'nowhere')
    await says(/No task in this browser/)
    reconnect()
    await screen.findByText('Nothing found')
  })

  test('an index that lacks tasks: adds those of the browser, never says that there are none, and asks again', async (t) => {
    const lacking = () =>
      Response.json({ tasks: [], count: 0, next_cursor: null, matches: [], incomplete: true })
    const { person, field, beforeRequests } = await searching(t, lacking)
    await says(/Not all tasks are indexed yet/)
    await finds('Order the tiles')
    beforeRequests(({ url }) => (SEARCH.test(url) ? lacking() : undefined))
    await fill(person, field, 'nowhere')
    await waitFor(() => assert.ok(screen.queryByText('Order the tiles') === null))
    await says(/Not all tasks are indexed yet/)
    assert.ok(screen.queryByText('Nothing found') === null)
    beforeRequests(() => {})
    await screen.findByText('Nothing found')
    assert.ok(statuses().every((text) => !text.includes('Not all tasks')))
  })
})
