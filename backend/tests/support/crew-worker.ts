import { Peer } from '../../src/core/peer.ts'
import type { OfPrimary, OfWorker } from '../../src/processes/protocol.ts'

/** A worker that does what its order says in place of the database's URL. */

const line: Peer<OfWorker, OfPrimary> = new Peer(process, {
  heard: () => {},
  metrics: () => [],
  stop: () => process.exit(0),
})
const { number, url } = await line.call('begin')
if (url === 'refuse') process.exit(1)
if (url === 'die') process.kill(process.pid, 'SIGKILL')
line.tell('ready', 8000 + number)
