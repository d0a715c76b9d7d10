import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openApp, reads, row, screen, visit, waitFor, within } from '../../../tests/support/dom.ts'

test('the trash restores, deletes for good, and is emptied, after asking', async (t) => {
  const { person, user, ids } = await openApp(t, { tasks: ['Restored', 'Purged', 'Emptied'] })
  await user.seed(ids.map((id) => ({ method: 'DELETE', path: `/tasks/${id}` })))
  visit('/trash')
  const has = (...titles: string[]) =>
    waitFor(() => {
      const list = within(screen.getByRole('list', { name: 'Trash' }))
      const items = list.queryAllByRole('listitem').map(({ textContent }) => textContent)
      assert.equal(items.length, titles.length)
      for (const title of titles) assert.ok(items.some((text) => text.includes(title)))
    })
  const question = async () => within(await screen.findByRole('alertdialog'))
  await has('Restored', 'Purged', 'Emptied')

  await person.click(screen.getByRole('button', { name: 'Restore Restored' }))
  await has('Purged', 'Emptied')
  await person.click(screen.getByRole('button', { name: 'Delete Purged for good' }))
  await (await question()).findByText(/cannot be restored/)
  await person.click((await question()).getByRole('button', { name: 'Delete for good' }))
  await has('Emptied')
  await waitFor(() => assert.ok(screen.queryByRole('alertdialog') === null))
  await person.click(screen.getByRole('button', { name: 'Empty trash' }))
  await (await question()).findByText(/1 item will be deleted for good/)
  await person.click((await question()).getByRole('button', { name: 'Empty trash' }))
  await reads('What you delete comes here first.')

  visit('/all')
  await row('Restored')
})
