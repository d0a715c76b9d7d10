import assert from 'node:assert/strict'
import { after, afterEach, describe, type TestContext, test } from 'node:test'
import { calls, says, startModel, stopsAfter, waitsFor } from '../../../../backend/tests/support/model.ts'
import { PASSWORD } from '../../../tests/support/app.ts'
import { startOwn } from '../../../tests/support/both.ts'
import {
  button,
  fill,
  openApp,
  row,
  rows,
  screen,
  shows,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import {
  ask,
  fieldOf,
  messagesOf,
  openAssistant,
  panelOf,
  panelSays,
  panelSaysNoMore,
  say,
} from '../../../tests/support/dom-assistant.ts'

/** The assistant's panel where a language model answers, and where something goes wrong in between. */

const model = await startModel()
const app = await startOwn({
  ASSISTANT_URL: model.url,
  ASSISTANT_MODEL: 'fake',
  // Short: a test asks again after it, and none is quicker than that.
  ASSISTANT_PAUSE_SECONDS: '1',
  // A model that is kept waiting by a test is not given up, however slow the test is.
  ASSISTANT_TIMEOUT_SECONDS: '600',
})
after(() => model.close())
// A test that fails leaves replies behind.
afterEach(() => model.forget())

const STOPPED = 'Stopped. What was done so far is kept.'
const question = (name: string) => screen.findByRole('group', { name })

async function talking(t: TestContext) {
  const opened = await openApp(t, { app, tasks: ['Pay rent', 'Call Ada'] })
  await openAssistant(opened.person)
  return opened
}

/** A gate that the test opens. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { promise, open: () => resolve() }
}

/** An answer of the service that refuses. */
const refusal = (status: number, error_code: string, after = '1') =>
  Response.json(
    { status, error_code, title: 'No', detail: 'No' },
    { status, headers: { 'content-type': 'application/problem+json', 'retry-after': after } },
  )
const isChat = ({ url }: Request) => url.endsWith('/chat')

describe('a model', () => {
  test('is named, and its text streams in with basic formatting', async (t) => {
    const { person } = await talking(t)
    await panelSays('fake reads and changes your tasks for you')
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
    await say(person, 'hello')
    await panelSays('Half of')
    await person.click(await button('Stop'))
    await panelSays(STOPPED)
    // The service has noticed: until then it refuses another message.
    await button('Ask again')
    model.script(says(text))
    await ask(person, 'and now')
    const messages = within(messagesOf())
    await messages.findByText('دو')
    assert.equal(messages.getByText('Bold').tagName, 'STRONG')
    assert.equal(messagesOf().querySelector('img, script'), null)
    assert.deepEqual(
      messages.getAllByRole('link').map((link) => link.getAttribute('href')),
      ['https://example.com/?q=1', 'https://example.com/x.png'],
    )
    assert.equal(messages.getByRole('link', { name: 'a page' }).getAttribute('rel'), 'noreferrer nofollow')
    await panelSays('(example.com)')
    assert.ok(document.title.endsWith('Docket'))
  })

  test('deletes something only after the user approves on the card', async (t) => {
    const { person } = await talking(t)
    model.script(calls(['delete_task', { task_id: 1 }]), says('Shall I?'))
    await ask(person, 'Delete rent')
    const asked = within(await question('Delete this?'))
    asked.getByText('Pay rent')
    // The focus is in the message field, and Enter there agrees to nothing.
    assert.ok(document.activeElement === fieldOf())
    await person.keyboard('{Enter}')
    await person.click(asked.getByRole('button', { name: 'Keep' }))
    await panelSays('Delete a task · not done, as you asked')
    assert.equal(screen.queryByRole('group', { name: 'Delete this?' }), null)
    await shows('Pay rent', 'Call Ada')

    model.script(calls(['delete_task', { task_id: 1 }]), says('Shall I now?'))
    await ask(person, 'Yes, delete rent')
    await person.click(within(await question('Delete this?')).getByRole('button', { name: 'Delete' }))
    await panelSays('Deleted · Pay rent')
    await shows('Call Ada')
    await person.click(await button('Undo: Pay rent'))
    await row('Pay rent')
  })

  test('asks again when what it would delete has changed', async (t) => {
    const { person, user } = await talking(t)
    model.script(calls(['delete_task', { task_id: 1 }]), says('Shall I?'))
    await ask(person, 'Delete rent')
    const asked = within(await question('Delete this?'))
    await user.seed([{ method: 'POST', path: '/tasks', body: { title: 'Find the contract', parent_id: 1 } }])
    await person.click(asked.getByRole('button', { name: 'Delete' }))
    const again = within(await question('Delete these 2?'))
    again.getByText('Find the contract')
    again.getByText('What it would do has changed meanwhile. Check it again.')
    await row('Pay rent')
    await person.click(again.getByRole('button', { name: 'Delete' }))
    await shows('Call Ada')
  })

  test('shows progress, and Escape stops it and keeps what was done', async (t) => {
    const { person } = await talking(t)
    const [asked, left] = [gate(), gate()]
    model.script(calls(['add_task', { title: 'Buy milk' }]), (response) => {
      asked.open()
      response.once('close', left.open)
    })
    await say(person, 'Add milk')
    await panelSays('Added · Buy milk')
    await panelSays('Thinking…')
    await row('Buy milk')
    await asked.promise
    await person.keyboard('{Escape}')
    await panelSays(STOPPED)
    // The service no longer waits for the model.
    await left.promise
    fieldOf()
    await person.keyboard('{Escape}')
    await waitFor(() => assert.equal(screen.queryByRole('complementary', { name: 'Assistant' }), null))
    await openAssistant(person)
    await panelSays('Added · Buy milk')
    await panelSays(STOPPED)
  })

  test('keeps the draft of who presses Enter while it answers', async (t) => {
    const { person } = await talking(t)
    const { promise, open } = gate()
    model.script(waitsFor(promise, says('Hello.')))
    await say(person, 'hello there')
    await panelSays('Thinking…')
    await fill(person, fieldOf(), 'and now')
    await person.keyboard('{Enter}')
    const hint = 'Send it when the answer is finished; Esc stops the answer.'
    await panelSays(hint)
    open()
    await panelSaysNoMore(hint)
    assert.equal(fieldOf().value, 'and now')
    model.script(says('Then.'))
    await person.keyboard('{Enter}')
    await panelSays('Then.')
  })

  test('continues while the panel is closed', async (t) => {
    const { person } = await talking(t)
    const { promise, open } = gate()
    model.script(waitsFor(promise, says('At last.')))
    await say(person, 'Take your time')
    await person.click(within(panelOf()).getByRole('button', { name: 'Close' }))
    await waitFor(() => assert.equal(screen.queryByRole('complementary', { name: 'Assistant' }), null))
    open()
    await openAssistant(person)
    await panelSays('At last.')
  })

  test('that is unreachable is replaced by the reader, which is said', async (t) => {
    const { person } = await talking(t)
    model.always((response) => response.destroy())
    await ask(person, 'Add buy milk')
    await panelSays('The language model cannot be reached. Plain commands still work.')
    await row('buy milk')
  })
})

describe('when something fails', () => {
  test('an answer that gets lost is asked for again, and nothing is done twice', async (t) => {
    const { person, allowProblems, beforeRequests } = await talking(t)
    allowProblems(/fetch/i)
    model.script(calls(['add_task', { title: 'Buy milk' }]), says('Added it.'))
    const keys: (string | null)[] = []
    beforeRequests(async (request) => {
      if (!isChat(request)) return
      keys.push(request.headers.get('idempotency-key'))
      if (keys.length > 1) return
      // The service does everything, and the page gets no answer.
      await (await fetch(request.url, request)).text()
      throw new TypeError('Failed to fetch')
    })
    await say(person, 'Add milk')
    await panelSays('The connection was lost')
    assert.ok(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled)
    await person.click(await button('Try again'))
    await panelSays('Added it.')
    // The list learns of it by its own stream.
    await row('Buy milk')
    assert.equal(rows().filter(({ textContent }) => textContent.includes('Buy milk')).length, 1)
    assert.equal(keys.length, 2)
    assert.equal(keys[0], keys[1])
    await panelSaysNoMore('The connection was lost')
  })

  test('a restart of the service loses nothing', async (t) => {
    const { person, allowProblems } = await talking(t)
    allowProblems(/./)
    const { promise, open } = gate()
    model.script(calls(['add_task', { title: 'Buy milk' }]), waitsFor(promise, says('Never heard.')))
    await say(person, 'Add milk')
    await panelSays('Added · Buy milk')
    t.after(() => app.start())
    await app.stop()
    open()
    await panelSays(/The connection was lost|Stopped/)
    await app.start()
    // If it is there: once the page has read the messages again, it goes by itself.
    for (const again of screen.queryAllByRole('button', { name: 'Try again' })) await person.click(again)
    await panelSays(STOPPED)
    assert.equal(messagesOf().textContent.split('Added · Buy milk').length, 2)
    // The list learns of it once its stream is open again.
    await row('Buy milk')
    assert.equal(rows().filter(({ textContent }) => textContent.includes('Buy milk')).length, 1)
    // The service may have been stopped before it asked for the rest.
    model.forget()
    model.script(says('Here I am.'))
    await person.click(await button('Ask again'))
    await panelSays('Here I am.')
  })

  test('rate limits and another answer in progress are reported, and the draft is kept', async (t) => {
    const { person, beforeRequests } = await talking(t)
    const refusals = [refusal(429, 'RATE_LIMITED', '7'), refusal(409, 'CONFLICT')]
    beforeRequests((request) => (isChat(request) ? refusals.shift() : undefined))
    await say(person, 'hello there')
    await panelSays('Too many requests. Try again in 7 seconds.')
    await person.click(await button('Try again'))
    await panelSays('Another answer in this conversation')
    await person.click(await button('Discard'))
    assert.equal(fieldOf().value, 'hello there')
    model.script(says('Hello.'))
    fieldOf().focus()
    await person.keyboard('{Enter}')
    await panelSays('Hello.')
  })

  test('a message is kept while the user signs in again', async (t) => {
    const { person, user, app, beforeRequests } = await talking(t)
    beforeRequests((request) => (isChat(request) ? refusal(401, 'AUTH_INVALID') : undefined))
    const cookie = user.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    await fill(person, fieldOf(), 'hello there')
    await fetch(`${app.url}/api/auth/sign-out`, { method: 'POST', headers: { origin: app.url, cookie } })
    await person.keyboard('{Enter}')
    await button('Sign in')
    beforeRequests(() => {})
    await fill(person, screen.getByLabelText('Password'), PASSWORD)
    await fill(person, screen.getByRole('textbox', { name: 'E-mail' }), user.email)
    await person.click(await button('Sign in'))
    model.script(says('Welcome back.'))
    await person.click(await button('Try again'))
    await panelSays('Welcome back.')
  })
})
