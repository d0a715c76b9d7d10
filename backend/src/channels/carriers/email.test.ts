import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startMailServer } from '../../../tests/support/smtp.ts'
import { createMailer } from '../../accounts/mail.ts'
import { type letterOf, sendEmail } from './email.ts'

/** Through a real mail server. */

const MESSAGE: Parameters<typeof letterOf>[0] = {
  ...{ id: 'msg_1', topic: 'topic_1', kind: 'due', language: 'ur', text: '' },
  title: 'دودھ\r\nBcc: x@example.com',
  url: 'https://docket.example/tasks/1',
  acting: { endpoint: 'https://docket.example/a', page: 'https://docket.example/act' },
  offers: [],
  unsubscribing: { endpoint: 'https://docket.example/u', page: 'https://docket.example/stop' },
  at: '2026-11-25T03:00:00.000Z',
  about: undefined,
}

test('a title cannot add headers, and a refusal is not quoted', async () => {
  let refused = false
  const server = await startMailServer(async () => {
    if (refused) throw Object.assign(new Error('secret words'), { responseCode: 550 })
  })
  const mailer = createMailer(
    { production: false, mail: { smtpUrl: server.url, from: 'a@docket.example' } },
    () => {},
  )
  const send = () =>
    sendEmail({ mailer, domain: 'docket.example' }, { kind: 'email', address: 'b@x.example' }, MESSAGE)
  assert.equal((await send()).error, null)
  const [letter = ''] = await server.received(1)
  const head = letter.slice(0, letter.indexOf('\r\n\r\n'))
  assert.doesNotMatch(head, /^bcc:/im)
  assert.match(head, /^List-Unsubscribe: <https:\/\/docket\.example\/u>/m)
  assert.match(head, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  assert.match(head, /^Auto-Submitted: auto-generated/m)
  assert.match(head, /^References: <\w+@docket\.example>/m)
  refused = true
  assert.equal((await send()).error, 'The mail server refuses this address.')
  mailer.close()
  await server.close()
})
