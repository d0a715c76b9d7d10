import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Registry } from 'prom-client'
import { measureRequests } from '../src/system/metrics.ts'
import { refuses, says, startModel } from './support/model.ts'
import { startService } from './support/service.ts'

test('metrics count what the assistant does, without content', async (t) => {
  const model = await startModel()
  t.after(() => model.close())
  const service = await startService({ ASSISTANT_URL: model.url, ASSISTANT_MODEL: 'fake' })
  t.after(() => service.close())
  const ada = await service.newUser()
  model.script(says('A secret.', [70, 30]))
  await ada.call('POST', '/chat', { message: 'my secret' })
  model.always(refuses(401))
  for (let count = 0; count < 5; count += 1) await ada.call('POST', '/chat', { message: 'my secret' })
  // The metrics as `METRICS_PORT` shows them.
  const app = Object.assign(Object.create(service.app), { addHook: () => {} })
  const registry = new Registry()
  measureRequests(registry, app)
  const told = await registry.metrics()
  for (const line of [
    'docket_assistant_turns_total{answered_by="model",status="complete"} 1',
    'docket_assistant_turns_total{answered_by="reader",status="complete"} 5',
    'docket_assistant_tokens_total{direction="input"} 70',
    'docket_assistant_tokens_total{direction="output"} 30',
    'docket_assistant_model_state 2',
  ]) {
    assert.ok(told.includes(`${line}\n`), line)
  }
  assert.ok(!told.includes('secret'))
})
