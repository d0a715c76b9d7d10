import assert from 'node:assert/strict'
import { after, afterEach, describe, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { calls, says, startModel, stopsAfter, waitsFor } from '../../backend/tests/support/model.ts'
import type { User } from './support/app.ts'
import { ask, fieldOf, messagesOf, openAssistant, panelOf, say } from './support/assistant.ts'
import { startBoth } from './support/both.ts'
import { allowProblems, openPage, type PageOptions, screenshot, violations } from './support/page.ts'

/** The assistant's panel where a language model answers, and where something goes wrong in between. */

const model = await startModel()
const { app, browser } = await startBoth({
  ASSISTANT_URL: model.url,
  ASSISTANT_MODEL: 'fake',
  ASSISTANT_PAUSE_SECONDS: '1',
  // A model that is kept waiting by a test is not given up, however slow the test is.
  ASSISTANT_TIMEOUT_SECONDS: '600',
})
after(() => model.close())
// A test that fails leaves replies behind.
afterEach(() => model.forget())

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const question = (page: Page, name: string) => panelOf(page).getByRole('group', { name })

async function talking(
  t: TestContext,
  tasks: Parameters<User['seedTasks']>[0] = ['Pay rent', 'Call Ada'],
  options: Partial<PageOptions> = {},
) {
  const user = await app.newUser()
  await user.seedTasks(tasks)
  const page = await openPage(t, browser, {
    app,
    user,
    path: '/all',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await openAssistant(page)
  return { user, page }
}

/** A gate that the test opens. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { promise, open: () => resolve() }
}

describe('a model', () => {
  test('is named, and its text streams in with basic formatting', async (t) => {
    const { page } = await talking(t)
    await panelOf(page)
      .getByText(/^fake reads and changes your tasks for you/)
      .waitFor()
    const text = [
      '**Bold** and `code`',
      '',
      '- one',
      '- دو',
      '',
      '<img src=x onerror="document.title=1"><script>document.title=1</script>',
      '[run](javascript:document.title=1) [a page](https://example.com/?q=1) ![x](https://example.com/x.png)',
      'یہ اردو ہے۔',
    ].join('\n')
    model.script(stopsAfter('Half of'))
    await say(page, 'hello')
    await messagesOf(page).getByText('Half of').waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await panelOf(page).getByText('Stopped. What was done so far is kept.').waitFor()
    // The service has noticed: until then it refuses another message.
    await panelOf(page).getByRole('button', { name: 'Ask again' }).waitFor()
    model.script(says(text))
    await ask(page, 'and now')
    await messagesOf(page).getByRole('listitem').filter({ hasText: 'دو' }).last().waitFor()
    assert.equal(await messagesOf(page).locator('strong', { hasText: 'Bold' }).count(), 1)
    assert.equal(await messagesOf(page).locator('img, script').count(), 0)
    assert.deepEqual(
      await messagesOf(page)
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
      ['https://example.com/?q=1', 'https://example.com/x.png'],
    )
    assert.equal(
      await messagesOf(page).getByRole('link', { name: 'a page' }).getAttribute('rel'),
      'noreferrer nofollow',
    )
    await panelOf(page).getByText('(example.com)').first().waitFor()
    assert.ok((await page.title()).endsWith('Docket'))
    assert.deepEqual(await violations(page), [])
    await screenshot(page, 'assistant-model')
  })

  test('deletes something only after the user approves on the card', async (t) => {
    const { page } = await talking(t)
    model.script(calls(['delete_task', { task_id: 1 }]), says('Shall I?'))
    await ask(page, 'Delete rent')
    const asked = question(page, 'Delete this?')
    await asked.getByText('Pay rent').waitFor()
    await screenshot(page, 'assistant-question')
    assert.deepEqual(await violations(page), [])
    // The focus is in the message field, and Enter there agrees to nothing.
    await fieldOf(page).press('Enter')
    assert.ok(await row(page, 'Pay rent').isVisible())
    await asked.getByRole('button', { name: 'Keep' }).click()
    await asked.waitFor({ state: 'detached' })
    await panelOf(page).getByText('Delete a task · not done, as you asked').waitFor()
    assert.ok(await row(page, 'Pay rent').isVisible())

    model.script(calls(['delete_task', { task_id: 1 }]), says('Shall I now?'))
    await ask(page, 'Yes, delete rent')
    await asked.getByRole('button', { name: 'Delete' }).click()
    await messagesOf(page).getByText('Deleted · Pay rent').waitFor()
    await row(page, 'Pay rent').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo: Pay rent' }).click()
    await row(page, 'Pay rent').waitFor()
  })

  test('asks again when what it would delete has changed', async (t) => {
    const { page, user } = await talking(t)
    model.script(calls(['delete_task', { task_id: 1 }]), says('Shall I?'))
    await ask(page, 'Delete rent')
    await question(page, 'Delete this?').waitFor()
    await user.seed([{ method: 'POST', path: '/tasks', body: { title: 'Find the contract', parent_id: 1 } }])
    await question(page, 'Delete this?').getByRole('button', { name: 'Delete' }).click()
    const again = question(page, 'Delete these 2?')
    await again.getByText('Find the contract').waitFor()
    await again.getByText('What it would do has changed meanwhile. Check it again.').waitFor()
    assert.ok(await row(page, 'Pay rent').isVisible())
    await again.getByRole('button', { name: 'Delete' }).click()
    await row(page, 'Pay rent').waitFor({ state: 'detached' })
  })

  test('shows progress, and Escape stops it and keeps what was done', async (t) => {
    const { page } = await talking(t)
    const [asked, left] = [gate(), gate()]
    model.script(calls(['add_task', { title: 'Buy milk' }]), (response) => {
      asked.open()
      response.once('close', left.open)
    })
    await say(page, 'Add milk')
    await messagesOf(page).getByText('Added · Buy milk').waitFor()
    await messagesOf(page).getByText('Thinking…').waitFor()
    await row(page, 'Buy milk').waitFor()
    await asked.promise
    await page.keyboard.press('Escape')
    await panelOf(page).getByText('Stopped. What was done so far is kept.').waitFor()
    // The service no longer waits for the model.
    await left.promise
    assert.ok(await fieldOf(page).isVisible())
    await page.keyboard.press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })
    await openAssistant(page)
    await messagesOf(page).getByText('Added · Buy milk').waitFor()
    await panelOf(page).getByText('Stopped. What was done so far is kept.').waitFor()
  })

  test('still answering: Enter says so, and keeps the draft', async (t) => {
    const { page } = await talking(t)
    const { promise, open } = gate()
    model.script(waitsFor(promise, says('Hello.')))
    await say(page, 'hello there')
    await messagesOf(page).getByText('Thinking…').waitFor()
    await fieldOf(page).fill('and now')
    await fieldOf(page).press('Enter')
    const hint = panelOf(page).getByText('Send it when the answer is finished; Esc stops the answer.')
    await hint.waitFor()
    open()
    await hint.waitFor({ state: 'detached' })
    assert.equal(await fieldOf(page).inputValue(), 'and now')
    model.script(says('Then.'))
    await fieldOf(page).press('Enter')
    await messagesOf(page).getByText('Then.', { exact: true }).waitFor()
  })

  test('continues while the panel is closed', async (t) => {
    const { page } = await talking(t)
    const { promise, open } = gate()
    model.script(waitsFor(promise, says('At last.')))
    await say(page, 'Take your time')
    await page.getByRole('button', { name: 'Close' }).click()
    await panelOf(page).waitFor({ state: 'detached' })
    open()
    await openAssistant(page)
    await messagesOf(page).getByText('At last.').waitFor()
  })

  test('that is unreachable is replaced by the reader, which is said', async (t) => {
    const { page } = await talking(t)
    model.always((response) => response.destroy())
    await ask(page, 'Add buy milk')
    await panelOf(page)
      .getByText('The language model cannot be reached. Plain commands still work.')
      .waitFor()
    await row(page, 'buy milk').waitFor()
  })
})

describe('when something fails', () => {
  test('an interrupted answer is retried, and nothing is done twice', async (t) => {
    const { page } = await talking(t)
    allowProblems(page, /ERR_|network/i)
    model.script(calls(['add_task', { title: 'Buy milk' }]), says('Added it.'))
    // The service does everything, and the page gets no answer.
    let keys: (string | undefined)[] = []
    await page.route('**/chat', async (route) => {
      keys = [...keys, route.request().headers()['idempotency-key']]
      if (keys.length > 1) return route.continue()
      await route.fetch()
      await route.abort('connectionreset')
    })
    await say(page, 'Add milk')
    await panelOf(page)
      .getByText(/^The connection was lost/)
      .waitFor()
    assert.ok(await page.getByRole('button', { name: 'Send' }).isDisabled())
    // The failed message outlives a reload.
    await page.reload()
    await panelOf(page)
      .getByText(/^The connection was lost/)
      .waitFor()
    await panelOf(page).getByRole('button', { name: 'Try again' }).click()
    await messagesOf(page).getByText('Added it.').waitFor()
    // The list learns of it by its own stream.
    await row(page, 'Buy milk').first().waitFor()
    assert.equal(await row(page, 'Buy milk').count(), 1)
    assert.equal(keys.length, 2)
    assert.equal(keys[0], keys[1])
    await panelOf(page)
      .getByText(/^The connection was lost/)
      .waitFor({ state: 'detached' })
  })

  test('a restart of the service loses nothing', async (t) => {
    const { page } = await talking(t)
    allowProblems(page, /ERR_|status of 50|network/i)
    const { promise, open } = gate()
    model.script(calls(['add_task', { title: 'Buy milk' }]), waitsFor(promise, says('Never heard.')))
    await say(page, 'Add milk')
    await messagesOf(page).getByText('Added · Buy milk').waitFor()
    t.after(() => app.start())
    await app.stop()
    open()
    await panelOf(page)
      .getByText(/^The connection was lost|^Stopped/)
      .first()
      .waitFor()
    await app.start()
    const again = panelOf(page).getByRole('button', { name: 'Try again' })
    // If it is there: once the page has read the messages again, it goes by itself.
    await again.evaluateAll((buttons) => {
      for (const button of buttons) (button as HTMLElement).click()
    })
    await panelOf(page).getByText('Stopped. What was done so far is kept.').waitFor()
    assert.equal(await messagesOf(page).getByText('Added · Buy milk').count(), 1)
    // The list learns of it once its stream is open again.
    await row(page, 'Buy milk').first().waitFor()
    assert.equal(await row(page, 'Buy milk').count(), 1)
    // The service may have been stopped before it asked for the rest.
    model.forget()
    model.script(says('Here I am.'))
    await panelOf(page).getByRole('button', { name: 'Ask again' }).click()
    await messagesOf(page).getByText('Here I am.').waitFor()
  })

  test('rate limits and another answer in progress are reported, and the draft is kept', async (t) => {
    const { page } = await talking(t)
    allowProblems(page, /status of 4/)
    const refusals = [
      { status: 429, error_code: 'RATE_LIMITED', after: '7' },
      { status: 409, error_code: 'CONFLICT', after: '1' },
    ]
    await page.route('**/chat', (route) => {
      const next = refusals.shift()
      if (next === undefined) return route.continue()
      const { status, error_code, after } = next
      return route.fulfill({
        status,
        contentType: 'application/problem+json',
        headers: { 'retry-after': after },
        body: JSON.stringify({ status, error_code, title: 'No', detail: 'No' }),
      })
    })
    await say(page, 'hello there')
    await panelOf(page).getByText('Too many requests. Try again in 7 seconds.').waitFor()
    assert.deepEqual(await violations(page), [])
    await panelOf(page).getByRole('button', { name: 'Try again' }).click()
    await panelOf(page)
      .getByText(/^Another answer in this conversation/)
      .waitFor()
    await panelOf(page).getByRole('button', { name: 'Discard' }).click()
    assert.equal(await fieldOf(page).inputValue(), 'hello there')
    model.script(says('Hello.'))
    await fieldOf(page).press('Enter')
    await messagesOf(page).getByText('Hello.', { exact: true }).waitFor()
  })

  test('a message is kept while the user signs in again', async (t) => {
    const { page, user } = await talking(t)
    allowProblems(page, /status of 401/)
    await page.route('**/chat', (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 401, error_code: 'AUTH_INVALID', title: 'No', detail: 'No' }),
      }),
    )
    await fieldOf(page).fill('hello there')
    await page.context().clearCookies()
    await fieldOf(page).press('Enter')
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await page.unroute('**/chat')
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
    await page.getByRole('textbox', { name: 'E-mail' }).fill(user.email)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    model.script(says('Welcome back.'))
    await panelOf(page).getByRole('button', { name: 'Try again' }).click()
    await messagesOf(page).getByText('Welcome back.').waitFor()
  })

  test('offline is reported, and nothing is queued', async (t) => {
    const { page } = await talking(t)
    allowProblems(page, /ERR_INTERNET_DISCONNECTED/)
    await page.context().setOffline(true)
    await panelOf(page)
      .getByText(/^You are offline. The assistant needs a connection/)
      .waitFor()
    await fieldOf(page).fill('Add milk')
    await fieldOf(page).press('Enter')
    assert.equal(await fieldOf(page).inputValue(), 'Add milk')
    await page.context().setOffline(false)
    await panelOf(page)
      .getByText(/^You are offline/)
      .waitFor({ state: 'detached' })
    model.script(says('Online.'))
    await fieldOf(page).press('Enter')
    await messagesOf(page).getByText('Online.').waitFor()
  })
})
