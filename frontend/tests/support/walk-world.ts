import assert from 'node:assert/strict'
import pg from 'pg'
import type { App, User } from './app.ts'
import { join, makeWorkspace, newNamed } from './workspaces.ts'

/** Somebody who has one of everything, for whoever looks at all pages. */
export interface WalkWorld {
  /** An administrator, who shares a workspace with somebody. */
  user: User
  /** The values of the parameters in the addresses of pages. */
  ids: Record<'projectId' | 'labelId' | 'viewId' | 'taskId', number>
  /** A workspace that two people share. */
  workspace: string
  invitation: string
  publicLink: string
}

export async function makeWalkWorld(app: App): Promise<WalkWorld> {
  const [user, other] = [await newNamed(app, 'Ada'), await newNamed(app, 'Bob')]
  await administer(app, user)
  const own = { params: { path: { user_id: 'me' } } }
  const [project, label, view] = await user.seed([
    { method: 'POST', path: '/projects', body: { name: 'Garden', color: '#2e7d32' } },
    { method: 'POST', path: '/labels', body: { name: 'outside' } },
    { method: 'POST', path: '/views', body: { name: 'Soon', filter: 'due < today + 7d', sort: 'due' } },
  ])
  const [taskId = 0, ...rest] = await user.seedTasks([
    {
      ...{ title: 'Water the beans', description: 'Not at noon.', priority: 'high', labels: ['outside'] },
      ...{ project_id: project?.id, due: { date: '2020-05-01', time: '09:00' }, estimate: 30 },
      recurrence: 'FREQ=WEEKLY',
    },
    { title: 'Buy seeds', due: { date: todayIn('Europe/Berlin') } },
    { title: 'Sort the shed', complete: true },
    'Find a name for the cat',
  ])
  await user.seed([
    { method: 'POST', path: `/tasks/${taskId}/notes`, body: { body: 'They are thirsty.' } },
    { method: 'POST', path: '/tasks', body: { title: 'Fill the can', parent_id: taskId } },
    { method: 'DELETE', path: `/tasks/${rest.at(-1)}` },
  ])
  await user.docket.api.POST('/api/{user_id}/keys', {
    ...own,
    body: { name: 'Script', scopes: ['tasks:read'] },
  })
  await user.docket.api.POST('/api/{user_id}/webhooks', {
    ...own,
    body: { url: 'https://example.com/hook', events: ['task.*'] },
  })
  const { data: link } = await user.docket.api.POST('/api/{user_id}/links', {
    ...own,
    body: { project_id: idOf(project) },
  })
  const workspace = await makeWorkspace(user)
  await join(user, other, workspace, 'editor')
  await user.docket.api.POST('/api/{user_id}/tasks', {
    params: { path: { user_id: workspace } },
    body: { title: 'Paint the fence' },
  })
  const { data: invitation } = await user.docket.api.POST('/api/{user_id}/invitations', {
    params: { path: { user_id: workspace } },
    body: { role: 'viewer', uses: 5 },
  })
  return {
    user,
    ids: { taskId, projectId: idOf(project), labelId: idOf(label), viewId: idOf(view) },
    workspace,
    invitation: invitation?.token ?? assert.fail('no invitation'),
    publicLink: link?.token ?? assert.fail('no link'),
  }
}

/** Today's date there. */
const todayIn = (timeZone: string) => new Date().toLocaleDateString('sv-SE', { timeZone })

const idOf = (made: { id: number } | undefined): number => made?.id ?? assert.fail('nothing was made')

async function administer(app: App, { email }: User): Promise<void> {
  const client = new pg.Client({ connectionString: app.databaseUrl })
  await client.connect()
  await client.query("UPDATE users SET role = 'admin' WHERE email = $1", [email])
  await client.end()
}
