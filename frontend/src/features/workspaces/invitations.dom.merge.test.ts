import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startShared } from '../../../tests/support/both.ts'
import { fill, openApp, screen, within } from '../../../tests/support/dom.ts'
import { makeWorkspace } from '../../../tests/support/workspaces.ts'

test('an invitation is for an address', async (t) => {
  const user = await (await startShared()).newUser()
  const id = await makeWorkspace(user)
  const { person } = await openApp(t, { user, path: `/w/${id}/workspace/invitations` })
  await person.click(await screen.findByRole('radio', { name: 'By e-mail' }))
  const field = await screen.findByRole('textbox', { name: 'E-mail' })
  await fill(person, field, 'eve')
  await person.click(screen.getByRole('button', { name: 'Invite' }))
  await screen.findByText('Enter an address such as', { exact: false })
  await fill(person, field, 'eve@example.com')
  await person.click(screen.getByRole('button', { name: 'Invite' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Invitation made' }))
  await dialog.findByText('It is on its way to eve@example.com.', { exact: false })
  await dialog.findByText(/\/invitations\//)
  await person.click(dialog.getByRole('button', { name: 'Done' }))
  await screen.findByText('eve@example.com', { exact: false, selector: 'main li *' })
  const { data } = await user.docket.api.GET('/api/{user_id}/invitations', {
    params: { path: { user_id: id } },
  })
  assert.deepEqual(
    data?.invitations.map(({ email, uses_left }) => [email, uses_left]),
    [['eve@example.com', 1]],
  )
})
