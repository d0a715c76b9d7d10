import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import {
  isFocused,
  loseConnection,
  openApp,
  reads,
  row,
  screen,
  upToDate,
  visit,
  waitFor,
  within,
} from '../../../tests/support/dom.ts'
import { reaches, reachesTask } from '../../../tests/support/stored.ts'

/** The Inbox is sorted out, one task after the other. */

/** Somebody with a project, a task in it, and `titles` in the Inbox. */
async function sorting(t: TestContext, titles: string[], path = '/inbox/sort') {
  const opened = await openApp(t)
  const { user } = opened
  const [home] = await user.seed([{ method: 'POST', path: '/projects', body: { name: 'Home' } }])
  const [, ...ids] = await user.seedTasks([{ title: 'Paint the wall', project_id: home?.id }, ...titles])
  await row(titles[titles.length - 1] ?? '')
  visit(path)
  return { ...opened, home: home?.id ?? 0, ids }
}

/** Resolves when it is this task that is asked about. */
const asksAbout = (title: string) =>
  waitFor(() => {
    assert.equal(document.activeElement?.tagName, 'H2')
    assert.equal(document.activeElement.textContent, title)
  })
const answers = (question: string) => within(screen.getByRole('region', { name: question }))
const isChosen = (question: string, name: string) =>
  waitFor(() => answers(question).getByRole('button', { name: new RegExp(name), pressed: true }))
const link = () =>
  within(screen.getByRole('complementary', { name: 'Sidebar' })).getByRole('link', { name: /^Inbox/ })

test('it is asked where and when, and goes on when both are chosen, by keys alone', async (t) => {
  const { person, user, ids, home } = await sorting(t, ['Call Ada', 'Read the contract', 'Dream'], '/inbox')
  await row('Call Ada')
  await person.keyboard('o')
  await waitFor(() => assert.equal(location.pathname, '/inbox/sort'))
  await asksAbout('Call Ada')
  await screen.findByText('1 of 3')
  await person.keyboard('1')
  await isChosen('Where?', 'Home')
  // The task stays until its date is chosen, too.
  await asksAbout('Call Ada')
  await person.keyboard('t')
  await asksAbout('Read the contract')
  await screen.findByText('2 of 3')
  await person.keyboard('x')
  await isChosen('When?', 'No date')
  await person.keyboard('1')
  await asksAbout('Dream')
  await person.keyboard('{Enter}')
  await reads('That was the last one')
  await reads('1 task stays in the Inbox.')
  await waitFor(() => assert.match(link().textContent, /1/))
  await reachesTask(user, ids[0] ?? 0, ({ project_id, due }) => project_id === home && due !== null)
})

test('it takes a typed date and any project, also a new one, and leads to the empty Inbox', async (t) => {
  const { person, user } = await sorting(t, ['Call Ada', 'Read the contract'])
  await asksAbout('Call Ada')
  await person.keyboard('d')
  await isFocused(() => screen.queryByRole('textbox', { name: 'Type a date' }))
  await person.keyboard('24 december 2030{Enter}')
  // What was read stands below the field; what the task has, beside the question.
  await waitFor(() => assert.equal(answers('When?').getAllByText('24 Dec 2030', { exact: false }).length, 2))
  await person.keyboard('{Escape}')
  await asksAbout('Call Ada')
  await person.keyboard('p')
  await isFocused(() => screen.queryByRole('combobox', { name: 'Project' }))
  await person.keyboard('Friends{Enter}')
  await asksAbout('Read the contract')
  // The new project has a digit now.
  await answers('Where?').findByRole('button', { name: /Friends/ })
  await person.keyboard('m2')
  await screen.findByText('Inbox is empty')
  await reaches(user, (tasks) => {
    const friends = tasks.find(({ title }) => title === 'Call Ada')?.project_id
    return friends !== null && tasks.filter(({ project_id }) => project_id === friends).length === 2
  })
})

test('one completes, deletes and takes back: what is undone is shown again', async (t) => {
  const { person } = await sorting(t, ['Call Ada', 'Read the contract', 'Dream'])
  await asksAbout('Call Ada')
  await person.keyboard('[Space]')
  await asksAbout('Read the contract')
  await person.keyboard('{Delete}')
  await asksAbout('Dream')
  await person.keyboard('{Control>}z{/Control}')
  await asksAbout('Read the contract')
  await screen.findByText('2 of 3')
  await person.keyboard('{Control>}z{/Control}')
  await asksAbout('Call Ada')
  await screen.findByText('1 of 3')
  await person.keyboard('j')
  await asksAbout('Read the contract')
  await person.keyboard('k')
  await asksAbout('Call Ada')
  await person.keyboard('{Escape}')
  await waitFor(() => assert.equal(location.pathname, '/inbox'))
  await row('Read the contract')
})

test('what comes in meanwhile is shown, and what goes elsewhere is left out', async (t) => {
  const { person, user, ids, home } = await sorting(t, ['Call Ada', 'Read the contract'])
  await asksAbout('Call Ada')
  await user.seedTasks(['Came in'])
  await screen.findByText('1 of 3')
  // Another window sorts out the one that is shown.
  await user.seed([{ method: 'PATCH', path: `/tasks/${ids[0]}`, body: { project_id: home } }])
  await asksAbout('Read the contract')
  await screen.findByText('1 of 2')
  await user.seed([{ method: 'DELETE', path: `/tasks/${ids[1]}` }])
  await asksAbout('Came in')
  await screen.findByText('1 of 1')
  await person.keyboard('[Space]')
  await screen.findByText('Inbox is empty')
  // The end is no end as long as something comes in.
  await user.seedTasks(['And another'])
  await asksAbout('And another')
})

test('it works offline, also with a task that the service does not know yet', async (t) => {
  const { person, user, home, beforeRequests } = await sorting(t, ['Call Ada'])
  await asksAbout('Call Ada')
  const reconnect = loseConnection({ beforeRequests })
  await person.keyboard('q')
  await isFocused(() => screen.queryByRole('combobox', { name: 'New task' }))
  await person.keyboard('Written offline{Enter}{Escape}')
  await screen.findByText('1 of 2')
  await asksAbout('Call Ada')
  await person.keyboard('t1')
  await asksAbout('Written offline')
  await person.keyboard('1')
  await isChosen('Where?', 'Home')
  reconnect()
  await upToDate()
  // It has its real id now, and is still the one that is shown.
  await asksAbout('Written offline')
  await person.keyboard('x')
  await screen.findByText('Inbox is empty')
  await reaches(user, (tasks) => tasks.length === 3 && tasks.every(({ project_id }) => project_id === home))
})
