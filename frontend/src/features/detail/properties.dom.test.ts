import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openApp, screen, waitFor, within } from '../../../tests/support/dom.ts'

/** The properties of an open task. How they are laid out is in `frontend/tests/room.merge.test.ts`. */

describe('the properties of a task', () => {
  test('one that is given a value gets a line, and keeps the focus', async (t) => {
    const { person } = await openApp(t, { tasks: ['Rake leaves'], path: '/all?task=1' })
    const empty = await screen.findByRole('button', { name: 'Estimate: None' })
    assert.ok(empty.closest('[data-property=empty]'))
    await person.click(empty)
    const picker = within(await screen.findByRole('dialog', { name: 'Estimate' }))
    await person.click(picker.getAllByRole('option')[1] ?? assert.fail('There are no estimates.'))
    const filled = await screen.findByRole('button', { name: /^Estimate: \d/ })
    assert.ok(filled.closest('[data-property=set]'))
    await waitFor(() => assert.equal(document.activeElement, filled))
  })

  test('labels are chosen several in a row', async (t) => {
    const { person, user } = await openApp(t, { tasks: ['Rake leaves'], path: '/all?task=1' })
    await user.seed(['errand', 'garden'].map((name) => ({ method: 'POST', path: '/labels', body: { name } })))
    await screen.findByRole('link', { name: 'garden' })
    await person.click(await screen.findByRole('button', { name: 'Labels: None' }))
    const picker = within(await screen.findByRole('dialog', { name: 'Labels' }))
    for (const name of ['errand', 'garden']) await person.click(await picker.findByRole('option', { name }))
    await person.keyboard('{Escape}')
    await screen.findByRole('button', { name: /^Labels: errand.*garden/ })
  })
})
