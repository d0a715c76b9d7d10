import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import type { User } from '../../../tests/support/app.ts'
import { startShared } from '../../../tests/support/both.ts'
import { fill, openApp, row, screen, upToDate, visit, waitFor, within } from '../../../tests/support/dom.ts'
import { eventually } from '../../../tests/support/eventually.ts'
import { chooseOfAccount, dialog, press } from '../../../tests/support/forms.ts'

/** The tour of a new account, done by doing, and what empty pages say. Where it stands is in `frontend/tests/`. */

const app = await startShared()

const TOUR = { name: 'Getting started' }
const tour = async () => within(await screen.findByRole('region', TOUR))
const noTour = () => waitFor(() => assert.equal(screen.queryByRole('region', TOUR), null))
const line = () => screen.findByRole<HTMLInputElement>('combobox', { name: 'New task' })

/** The step that is next, once it is this one. */
const step = (title: string) =>
  waitFor(() => {
    const current = screen.getByRole('region', TOUR).querySelector<HTMLElement>('[aria-current=step]')
    if (current?.textContent.startsWith(title) !== true) assert.fail(`It is “${current?.textContent}”.`)
    return within(current)
  })

const tells = (text: string) =>
  waitFor(() => assert.ok(screen.getByRole('region', TOUR).textContent.includes(text)))

/** Presses what the step offers. */
async function doIt(person: UserEvent, title: string): Promise<void> {
  const [first] = (await step(title)).getAllByRole('button')
  await person.click(first ?? assert.fail(`“${title}” offers nothing.`))
}

const skip = async (person: UserEvent, title: string) => press(person, 'Skip this step', await step(title))

/** Adds the example that the step offers. */
async function addExample(person: UserEvent, title: string): Promise<void> {
  await doIt(person, title)
  const field = await line()
  await waitFor(() => assert.equal(document.activeElement, field))
  await (await dialog()).findAllByRole('button', { name: /^Remove / })
  await person.keyboard('{Enter}')
  await waitFor(() => assert.equal(field.value, ''))
  await person.keyboard('{Escape}')
  await waitFor(() => assert.ok(!field.isConnected))
}

/** Resolves when the account remembers this. */
const remembers = ({ cookies }: User, wanted: RegExp): Promise<void> =>
  eventually(async () => {
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${app.url}/api/auth/get-session`, { headers: { cookie } })
    const { user } = (await answer.json()) as { user: { tour: string | null } }
    assert.match(user.tour ?? '', wanted)
  })

describe('the tour', () => {
  test('is done by doing, says where the task went, and is gone for good', async (t) => {
    const { user, person } = await openApp(t, { path: '/today' })
    await addExample(person, 'Write something down')
    await tells('“Call Ada” went to Upcoming.')
    await step('Tick it off')
    await person.click((await tour()).getByRole('link', { name: 'Upcoming' }))
    await person.click(within(await row('Call Ada')).getByRole('checkbox'))
    await step('Take that back')
    await person.keyboard('{Control>}z{/Control}')
    await addExample(person, 'Make something repeat')
    await addExample(person, 'Be reminded in time')
    await doIt(person, 'Keep a view')
    const asked = await dialog()
    await fill(person, asked.getByRole('textbox', { name: 'Name' }), 'This week')
    await press(person, 'Create', asked)
    await doIt(person, 'Ask the assistant')
    // Looking at it is not asking.
    const message = await screen.findByRole('textbox', { name: 'Message to the assistant' })
    await step('Ask the assistant')
    await fill(person, message, 'what is due this week?')
    await person.keyboard('{Enter}')
    await tells('You know your way around')
    await press(person, 'End the tour', await tour())
    await noTour()
    await remembers(user, /^ended$/)
    await openApp(t, { user, path: '/today' })
    await screen.findAllByRole('link', { name: /^This week/ })
    assert.equal(screen.queryByRole('region', TOUR), null)
  })

  test('goes on without a step that is skipped, also in another browser', async (t) => {
    const { user, person } = await openApp(t, { path: '/today' })
    for (const left of ['Write something down', 'Tick it off', 'Take that back', 'Make something repeat']) {
      await skip(person, left)
    }
    const next = (await step('Be reminded in time')).getByRole('button', { name: 'Skip this step' })
    await waitFor(() => assert.equal(document.activeElement, next))
    await remembers(user, /add,complete,undo,repeat$/)
    await openApp(t, { user: await app.signIn(user.email), path: '/all' })
    await step('Be reminded in time')
  })

  test('is remembered as it was last: one step is told after the other', async (t) => {
    const { user, person, beforeRequests } = await openApp(t, { path: '/today' })
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    let told = 0
    beforeRequests(async ({ url }) => {
      if (!url.endsWith('/update-user')) return
      told += 1
      if (told === 1) await released
    })
    await skip(person, 'Write something down')
    await waitFor(() => assert.equal(told, 1))
    await skip(person, 'Tick it off')
    await step('Take that back')
    await upToDate()
    assert.equal(told, 1, 'The second did not wait for the first.')
    release()
    await remembers(user, /add,complete$/)
  })

  test('can be skipped at once, and started again from the palette and the menu', async (t) => {
    const { user, person } = await openApp(t, { path: '/today' })
    await press(person, 'Skip the tour', await tour())
    await noTour()
    await remembers(user, /^ended$/)
    await openApp(t, { user, path: '/all' })
    await screen.findByText('Welcome to Docket')
    assert.equal(screen.queryByRole('region', TOUR), null)
    await person.keyboard('{Control>}k{/Control}')
    await fill(person, await screen.findByRole('combobox', { name: 'Command palette' }), 'introduction')
    await person.click(await screen.findByRole('option', { name: 'Take the tour' }))
    await step('Write something down')
    await press(person, 'Skip the tour', await tour())
    await noTour()
    await chooseOfAccount(person, 'Take the tour')
    await step('Write something down')
  })

  test('is not begun for somebody who has tasks', async (t) => {
    await openApp(t, { tasks: ['One'] })
    await row('One')
    assert.equal(screen.queryByRole('region', TOUR), null)
  })
})

describe('an empty page', () => {
  test('offers its example on the first day', async (t) => {
    const { person } = await openApp(t, { path: '/today' })
    const main = within(screen.getByRole('main'))
    await press(person, 'Call Ada tomorrow at 3 pm', main)
    const field = await line()
    await waitFor(() => assert.equal(field.value, 'Call Ada tomorrow at 3 pm'))
  })

  test('says what it is for, each in its own words, and what to do next', async (t) => {
    const { user } = await openApp(t, { path: '/today' })
    const [project, label, view] = await user.seed([
      { method: 'POST', path: '/projects', body: { name: 'Garden' } },
      { method: 'POST', path: '/labels', body: { name: 'errand' } },
      { method: 'POST', path: '/views', body: { name: 'Soon', filter: 'overdue' } },
    ])
    const said = new Set<string>()
    const pages: [path: string, next: string][] = [
      ['/today', 'Add task'],
      ['/upcoming', 'Add task'],
      ['/done', 'Go to Today'],
      [`/projects/${project?.id}`, 'Add task'],
      [`/labels/${label?.id}`, 'Add task'],
      [`/views/${view?.id}`, 'Edit view'],
      ['/trash', 'Go to Today'],
      ['/settings/keys', 'New key'],
      ['/settings/webhooks', 'New webhook'],
    ]
    for (const [path, next] of pages) {
      visit(path)
      await waitFor(() => {
        const empty = screen.getByRole('main').querySelector<HTMLElement>('[data-empty]')
        const text = empty?.querySelector('p')?.textContent ?? ''
        assert.ok(empty !== null && !said.has(text), `${path} says “${text}”.`)
        const offered = [...empty.querySelectorAll('button, a')].map(({ textContent }) => textContent)
        assert.ok(
          offered.some((each) => each.startsWith(next)),
          `${path} offers ${offered.join()}.`,
        )
        said.add(text)
      })
    }
  })
})
