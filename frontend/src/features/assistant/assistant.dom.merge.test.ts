import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import {
  button,
  chooseLanguage,
  type OpenOptions,
  openApp,
  row,
  screen,
  shows,
  titles,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import {
  ask,
  fieldOf,
  hasText,
  messagesOf,
  openAssistant,
  panelOf,
  panelSays,
  panelSaysNoMore,
  say,
} from '../../../tests/support/dom-assistant.ts'
import { reaches, stored } from '../../../tests/support/stored.ts'

/** The assistant's panel, where no language model is set up: the built-in reader answers. */

async function talking(t: TestContext, tasks: NonNullable<OpenOptions['tasks']> = []) {
  const opened = await openApp(t, { tasks })
  await openAssistant(opened.person)
  return opened
}

const ME = { path: { user_id: 'me' } }
/** Resolves when no row of the list has this title. */
const isGone = (title: string) => waitFor(() => assert.ok(!titles().includes(title), `“${title}” is there`))

describe('the panel', () => {
  test('introduces itself in the language of the app, and fills in a chosen example', async (t) => {
    const { person } = await talking(t)
    await panelSays('No language model is set up: I understand plain commands.')
    await person.click(await button('What is due today?'))
    assert.equal(fieldOf().value, 'What is due today?')
    assert.ok(document.activeElement === fieldOf(), 'it does not lead into the field')
    assert.equal(within(messagesOf()).getAllByText('What is due today?').length, 1, 'it was sent')
    await chooseLanguage(person, 'Deutsch')
    const german = await screen.findByRole('complementary', { name: 'Assistent' })
    await within(german).findByText('Was ist zu tun?')
  })

  test('takes line breaks by Shift+Enter, and keeps a message that is too long', async (t) => {
    const { person } = await talking(t)
    fieldOf().focus()
    await person.keyboard('one{Shift>}{Enter}{/Shift}two')
    assert.equal(fieldOf().value, 'one\ntwo')
    await person.clear(fieldOf())
    await person.paste('x'.repeat(4_002))
    await panelSays('2 characters too many; it cannot be sent')
    await person.keyboard('{Enter}')
    assert.equal(fieldOf().value.length, 4_002)
    assert.ok(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled)
  })
})

describe('a message', () => {
  test('is carried out, shown as cards, seen in the list, announced, and named in the history', async (t) => {
    const { person } = await talking(t, ['Write the report', 'Call Ada'])
    await ask(person, 'Add buy milk tomorrow at 9')
    await panelSays('Added · buy milk')
    await within(panelOf()).findByText(/^The assistant: Added/)
    await within(await row('buy milk')).findByText(/Tomorrow/)
    await ask(person, 'Move the report to Friday')
    await panelSays('Moved · Write the report →')
    await ask(person, 'Complete call Ada')
    await panelSays('Completed · Call Ada')
    await isGone('Call Ada')
    assert.equal(fieldOf().value, '')
    assert.ok(document.activeElement === fieldOf(), 'the next message needs a press')

    const [link] = within(messagesOf()).getAllByRole('link', { name: 'buy milk' })
    await person.click(link ?? assert.fail())
    await person.click(await screen.findByRole('tab', { name: 'History' }))
    await screen.findByText('The assistant')
  })

  test('is undone on its card, redone, or says why not', async (t) => {
    const { person, user, ids } = await talking(t, ['Write the report'])
    await ask(person, 'Add buy milk')
    await row('buy milk')
    await person.click(await button('Undo: buy milk'))
    await isGone('buy milk')
    await within(messagesOf()).findByText('Undone')
    await person.click(await button('Redo: buy milk'))
    await row('buy milk')
    await button('Undo: buy milk')

    await ask(person, 'Rename the report to essay')
    await row('essay')
    await user.seed([{ method: 'PATCH', path: `/tasks/${ids[0]}`, body: { title: 'Thesis' } }])
    await row('Thesis')
    await person.click(await button(/^Undo: essay/))
    await panelSays('It cannot be undone: it conflicts with a newer change.')
    await row('Thesis')
  })

  test('is undone as a whole, without changes from elsewhere', async (t) => {
    const { person } = await talking(t, ['Mine'])
    await ask(person, 'Add one')
    await row('one')
    await person.click(await button('New conversation'))
    await ask(person, 'Add two')
    await ask(person, 'Add three')
    await row('three')
    await person.click(await button('More about this conversation'))
    await person.click(await screen.findByRole('menuitem', { name: 'Undo everything in this conversation' }))
    await screen.findByText('2 changes undone')
    await shows('Mine', 'one')
    await person.click(await button('Redo'))
    await row('three')
  })

  test('that is a question is answered by buttons, with linked titles and times as in the app', async (t) => {
    const due = { date: '2030-01-31', time: '17:00', time_zone: 'Europe/London' }
    const { person, user } = await talking(t, [{ title: 'Call the bank', due }, 'Call mom'])
    await ask(person, 'show all tasks')
    await panelSays(/Thu,? 31 Jan 2030.{1,5}18:00/)
    const answer = within(messagesOf())
    assert.equal(answer.getAllByRole('link', { name: 'Call the bank' }).length, 1, 'it is in a card as well')
    assert.ok(!hasText('#1'))

    await ask(person, 'delete call')
    const replies = await answer.findByRole('group', { name: 'Answers' })
    assert.ok(!hasText(/yes\/no|\(#/))
    await person.click(within(replies).getByRole('button', { name: 'Call mom' }))
    await shows('Call the bank')
    await waitFor(() => assert.equal(answer.queryByRole('group', { name: 'Answers' }), null))
    assert.deepEqual(
      (await stored(user)).map(({ title }) => title),
      ['Call the bank'],
    )
  })
})

describe('conversations', () => {
  test('are listed, opened, renamed and deleted', async (t) => {
    const { person, user } = await talking(t)
    await ask(person, 'Add one')
    await person.click(await button('New conversation'))
    await panelSays('What needs doing?')
    await ask(person, 'Add two')
    await person.click(await button('Conversations'))
    const list = within(await screen.findByRole('list', { name: 'Conversations' }))
    await waitFor(() => {
      const listed = list.getAllByRole('listitem').map(({ textContent }) => textContent.slice(0, 7))
      assert.deepEqual(listed, ['Add two', 'Add one'])
    })
    await person.click(list.getByRole('button', { name: 'Rename: Add one' }))
    const dialog = await screen.findByRole('dialog', { name: 'Rename conversation' })
    const name = within(dialog).getByRole('textbox')
    await person.clear(name)
    await person.type(name, 'Groceries{Enter}')
    await person.click(await list.findByText('Groceries'))
    await panelSays('Added · one')
    assert.ok(!hasText('two'))

    await person.click(await button('Conversations'))
    await person.click(await button('Delete: Groceries'))
    const asked = await screen.findByRole('alertdialog')
    await person.click(within(asked).getByRole('button', { name: 'Delete' }))
    await panelSaysNoMore('Groceries')
    await person.click(await button('Back'))
    await panelSays('What needs doing?')
    // What the assistant did stays.
    await reaches(user, (tasks) => tasks.some(({ title }) => title === 'one'))
    await row('one')
  })

  test('that were deleted elsewhere are gone, and what was said stays', async (t) => {
    const { person, user, allowProblems } = await talking(t)
    // It asks for something that no longer exists.
    allowProblems(/404/)
    await ask(person, 'Add one')
    const params = { path: { ...ME.path, conversation_id: 1 } }
    await user.docket.api.DELETE('/api/{user_id}/conversations/{conversation_id}', { params })
    await say(person, 'Add three')
    await panelSays('This conversation no longer exists. Your message is kept.')
    await person.click(await button('Send in a new conversation'))
    assert.equal(fieldOf().value, 'Add three')
    fieldOf().focus()
    await person.keyboard('{Enter}')
    await panelSays('Added · three')
  })
})
