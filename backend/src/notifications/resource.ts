import { type Resource, scopesFor } from '../changelog/resource.ts'
import { notifications } from './crud.ts'
import { NotificationResponse } from './schemas.ts'

/** What the user was told. It goes for good when it is deleted. */
export const notificationResource: Resource = {
  name: 'notification',
  scopes: scopesFor('notifications'),
  schema: NotificationResponse,
  tag: { name: 'Notifications', description: 'What the user is told.' },
  rows: notifications.rows,
  sync: 10,
  export: 'notifications',
  isMany: true,
  isActivity: false,
  isPersonal: true,
  isInSight: ({ projectId }) => projectId === undefined,
}
