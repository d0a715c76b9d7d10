import { ofUser, windowStorage } from '../../browser/storage.ts'
import { request } from '../../commands/requests.ts'

/** Opens the line with this text in it, unless there is one that the user has begun. */
export function tryLine(userId: string, text: string): void {
  const key = ofUser(userId, 'draft')
  if ((windowStorage.get(key) ?? '') === '') windowStorage.set(key, text)
  request('addTask')
}
