import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { BASE, passwordOf, READER, startLdapjs } from '../../../../backend/tests/support/directory.ts'
import { startApp } from '../../../tests/support/app.ts'
import { letAnHourPass } from '../../../tests/support/database.ts'
import { fill, openApp, screen, visit, waitFor } from '../../../tests/support/dom.ts'
import { dialog, field, heading, press, secret } from '../../../tests/support/forms.ts'

/** Signing in with the password of a directory. Providers, where the browser goes, are in `frontend/tests/`. */

const directory = await startLdapjs()
const app = await startApp({
  LDAP_URL: directory.tlsUrl,
  LDAP_NAME: 'Staff directory',
  LDAP_CA_FILE: directory.caFile,
  LDAP_ATTRIBUTE_ID: 'employeenumber',
  LDAP_SEARCH_BASE: `ou=people,${BASE}`,
  LDAP_BIND_DN: READER.dn,
  LDAP_BIND_PASSWORD: READER.password,
})
after(() => Promise.all([app.close(), directory.close()]))

describe('a directory', () => {
  test('is found in the palette, and linked by who is signed in', async (t) => {
    const { person } = await openApp(t, { app, path: '/all' })
    await heading('All tasks')
    await person.keyboard('{Control>}k{/Control}')
    await fill(person, await screen.findByRole('combobox', { name: 'Command palette' }), 'elsewhere')
    await person.click(await screen.findByRole('option', { name: /^Accounts elsewhere/ }))
    await waitFor(() => assert.equal(location.pathname, '/settings/account'))
    await waitFor(() =>
      assert.ok(document.activeElement?.matches('[data-setting="Accounts elsewhere"] :is(button, input)')),
    )
    await press(person, 'Link Staff directory')
    const asked = await dialog('Link Staff directory')
    await fill(person, await field('User name', asked), 'bob')
    await fill(person, await secret('Password', asked), passwordOf('bob'))
    await press(person, 'Link Staff directory', asked)
    await screen.findByText('bob · never used')
  })

  test('signs in by a name and a password, which also prove that it is the user', async (t) => {
    const { person } = await openApp(t, { app, user: null, path: '/sign-in' })
    await press(person, 'Continue with Staff directory')
    await fill(person, await field('User name'), 'ada')
    await fill(person, await secret('Password'), 'not it at all')
    await press(person, 'Sign in')
    await screen.findByText('The user name or password is incorrect.')
    await fill(person, await secret('Password'), passwordOf('ada'))
    await press(person, 'Sign in')
    await heading('Today')
    await letAnHourPass(app, { email: 'ada@directory.example' })
    visit('/settings/keys')
    await press(person, 'New key')
    await fill(person, await field('What is it for?'), 'Script')
    await press(person, 'Everything')
    await press(person, 'Create key')
    const proof = await dialog('Confirm that it is you')
    await fill(person, await secret('Current password', proof), passwordOf('ada'))
    await press(person, 'Confirm', proof)
    await screen.findByRole('button', { name: 'Copy key' })
  })
})
