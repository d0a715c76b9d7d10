/** What reads the service's streams; `client.ts` loads it with the first one. */

export { readChat } from './chat.ts'
export { readAllEvents, readEvents } from './events.ts'
