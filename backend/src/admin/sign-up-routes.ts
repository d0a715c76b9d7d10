import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { DocketError } from '../core/errors.ts'
import {
  answer,
  emptyAnswer,
  guarded,
  guardedBody,
  ReadConditions,
  type Routes,
  WriteConditions,
} from '../core/http.ts'
import { languageFor } from '../core/locale.ts'
import { etagOf, isNotModified, writePreconditions } from '../core/preconditions.ts'
import { type AdminOptions, security, tags, who } from './context.ts'
import { invite, listInvitations, uninvite } from './crud/invitations.ts'
import { changeSignUp, readSignUp } from './crud/sign-up.ts'
import { invitationLetter, linkOf } from './letters.ts'
import {
  InvitationCreate,
  InvitationCreated,
  InvitationListResponse,
  InvitationPath,
  SignUpChange,
  SignUpSettings,
} from './schemas.ts'

/** Who may sign up, and who is invited to. */
export function signUpRoutes(app: Routes, options: AdminOptions): void {
  const { db, clock, config, mail } = options

  app.get(
    '/sign-up',
    {
      config: { scope: 'admin' },
      schema: {
        operationId: 'readSignUp',
        summary: 'Read who may sign up',
        ...{ tags, security },
        headers: ReadConditions,
        response: {
          200: answer('Who may sign up.', SignUpSettings, ['etag']),
          304: emptyAnswer('Not modified.', ['etag']),
          ...guarded(),
        },
      },
    },
    async ({ headers }, reply) => {
      const settings = await readSignUp(db.reader, config.auth)
      reply.header('etag', etagOf(settings.revision))
      if (isNotModified(headers, settings.revision)) return reply.code(304).send()
      return reply.send(settings)
    },
  )

  app.put(
    '/sign-up',
    {
      config: { scope: 'admin', proof: true },
      schema: {
        operationId: 'changeSignUp',
        summary: 'Decide who may sign up, in place of the configuration',
        description:
          '`open`: everybody. `invited`: who was invited. `domains`: they, and who has an address of these domains. `closed`: nobody.',
        ...{ tags, security },
        headers: WriteConditions,
        body: SignUpChange,
        response: { 200: answer('Who may sign up.', SignUpSettings, ['etag']), ...guardedBody(409, 412) },
      },
    },
    async (request, reply) => {
      const conditions = writePreconditions(request.headers)
      const settings = await changeSignUp(request.body, config.auth, conditions, who(options, request))
      return reply.header('etag', etagOf(settings.revision)).send(settings)
    },
  )

  app.get(
    '/invitations',
    {
      config: { scope: 'admin' },
      schema: {
        operationId: 'listInvitations',
        summary: 'List the invitations that were not used, newest first',
        ...{ tags, security },
        response: {
          200: answer('The invitations, without their links.', InvitationListResponse),
          ...guarded(),
        },
      },
    },
    async (_, reply) => {
      const invitations = await listInvitations(db.reader, clock())
      return reply.send({ invitations, count: invitations.length })
    },
  )

  app.post(
    '/invitations',
    {
      config: { scope: 'admin', proof: true },
      schema: {
        operationId: 'createInvitation',
        summary: 'Invite somebody to sign up with an e-mail address',
        description: 'For seven days, and once. An earlier invitation of the same address is void.',
        ...{ tags, security },
        body: InvitationCreate,
        response: { 201: answer('The invitation, with its link.', InvitationCreated), ...guardedBody(409) },
      },
    },
    async (request, reply) => {
      if (options.sendReset === undefined) {
        throw new DocketError(
          'CONFLICT',
          'Accounts are made by the external issuer (BETTER_AUTH_PUBLIC_KEY_URL).',
        )
      }
      const { token, ...row } = await invite(request.body.email, config.auth.signUp, who(options, request))
      const link = linkOf(config.publicUrl, token)
      // Whoever is invited has no account yet, and so has chosen none.
      const language = languageFor(request.headers['accept-language'], LANGUAGES)
      // Whether it can be sent is known soon enough only by trying; the link is in the answer anyway.
      const mailed =
        config.mail.smtpUrl !== undefined &&
        (await mail.send(invitationLetter(row.email, link, language)).then(
          () => true,
          (error) => {
            request.log.warn({ mail: (error as NodeJS.ErrnoException).code }, 'invitation was not sent')
            return false
          },
        ))
      return reply.code(201).send({ ...row, link, mailed })
    },
  )

  app.delete(
    '/invitations/:invitation_id',
    {
      config: { scope: 'admin', proof: true },
      schema: {
        operationId: 'deleteInvitation',
        summary: 'Withdraw an invitation',
        ...{ tags, security },
        params: InvitationPath,
        response: { 204: emptyAnswer('Withdrawn.'), ...guardedBody(404) },
      },
    },
    async (request, reply) => {
      await uninvite(request.params.invitation_id, who(options, request))
      return reply.code(204).send()
    },
  )
}
