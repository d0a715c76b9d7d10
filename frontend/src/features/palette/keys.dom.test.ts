import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserEvent } from '@testing-library/user-event'
import { fill, openApp, row, screen, visit, waitFor } from '../../../tests/support/dom.ts'

/** The command palette by the keyboard alone. What it finds is in `catalogue.test.ts`. */

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const highlighted = (name: RegExp) =>
  waitFor(() => assert.ok(screen.getByRole('option', { name }).hasAttribute('data-highlighted')))
async function seek(person: UserEvent, text: string): Promise<void> {
  await person.keyboard('{Control>}k{/Control}')
  await fill(person, await screen.findByRole('combobox', { name: 'Command palette' }), text)
}

test('it opens pages, runs commands, opens tasks, and adds what is typed', async (t) => {
  const { person, user, ids } = await openApp(t, { tasks: ['Find the needle'] })
  await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Über alles' } }])
  await screen.findByRole('link', { name: /^Über alles/ })
  await seek(person, 'uber')
  await highlighted(/Über alles/)
  await person.keyboard('{Enter}')
  await heading('Über alles')

  await seek(person, 'keyboard sh')
  await highlighted(/Keyboard shortcuts/)
  await person.keyboard('{Enter}')
  await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
  await person.keyboard('{Escape}')
  await waitFor(() => assert.ok(screen.queryByRole('dialog') === null))

  await seek(person, 'needle')
  await highlighted(/Find the needle/)
  await person.keyboard('{Enter}')
  await waitFor(() => assert.equal(location.search, `?task=${ids[0]}`))

  visit('/all')
  await heading('All tasks')
  await seek(person, 'Something new')
  await person.click(await screen.findByRole('option', { name: 'Add task “Something new”' }))
  await row('Something new')
})

test('it acts on the latest text, however soon Enter follows', async (t) => {
  const { person, user } = await openApp(t)
  await user.seed(['Garage', 'Garden'].map((name) => ({ method: 'POST', path: '/projects', body: { name } })))
  await screen.findByRole('link', { name: /^Garden/ })
  await seek(person, 'gar')
  await highlighted(/^Garage/)
  // Both keys in one task of the event loop.
  await person.setup({ delay: null }).keyboard('d{Enter}')
  await heading('Garden')
})
