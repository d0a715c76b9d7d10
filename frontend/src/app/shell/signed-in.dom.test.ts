import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApp, row, screen, waitFor, within } from '../../../tests/support/dom.ts'

test('what somebody has done is not told to the next user of the browser', async (t) => {
  const { person } = await openApp(t, { tasks: ['Buy stamps'] })
  await person.click(within(await row('Buy stamps')).getByRole('checkbox'))
  await screen.findAllByText(/Buy stamps/, { selector: '[role=dialog] *' })
  await openApp(t)
  await waitFor(() => assert.ok(!document.body.textContent.includes('Buy stamps')))
})

test('a dialog that somebody has left open is not there for the next user of the browser', async (t) => {
  const { person } = await openApp(t)
  await person.click(await screen.findByRole('button', { name: 'Add view' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New view' }))
  await person.type(dialog.getByRole('textbox', { name: 'Name' }), 'Bank')
  await openApp(t)
  await waitFor(() => assert.ok(screen.queryByRole('dialog', { name: 'New view' }) === null))
})

test('a line that somebody has begun is not open for the next user of the browser', async (t) => {
  const { person } = await openApp(t)
  await person.keyboard('q')
  await screen.findByRole('dialog', { name: 'Add task' })
  await openApp(t)
  await screen.findByRole('main')
  assert.equal(screen.queryByRole('dialog', { name: 'Add task' }), null)
})
