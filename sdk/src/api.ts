import type { Client, ClientPathsWithMethod, MaybeOptionalInit, ParseAsResponse } from 'openapi-fetch'
import type { DryRunResponse, paths } from './schema.ts'

type HttpMethod = 'get' | 'put' | 'post' | 'patch' | 'delete'

type BodyOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never

/** The body of a route's successful answer; undefined if it has none. */
type Answer<Operation> = Operation extends { responses: infer Responses }
  ? [BodyOf<Responses[keyof Responses & (200 | 201 | 202)]>] extends [never]
    ? undefined
    : BodyOf<Responses[keyof Responses & (200 | 201 | 202)]>
  : never

/** A dry run has an answer of its own; a 304, which only requests with `if-none-match` can get, has none. */
type Data<Operation, Init> = Init extends { params: { query: { dry_run: true } } }
  ? DryRunResponse
  : Init extends { params: { header: { 'if-none-match': string } } }
    ? Answer<Operation> | undefined
    : ParseAsResponse<Answer<Operation>, Init>

type Method<Of extends HttpMethod> = <
  Path extends ClientPathsWithMethod<Client<paths>, Of>,
  Init extends MaybeOptionalInit<paths[Path], Of>,
>(
  path: Path,
  ...init: undefined extends Init ? [Init?] : [Init]
) => Promise<{ data: Data<paths[Path][Of], Init>; response: Response }>

/** One method per verb: `GET('/api/{user_id}/tasks', { params: … })` and so on, typed by the OpenAPI document. */
export interface Api {
  GET: Method<'get'>
  PUT: Method<'put'>
  POST: Method<'post'>
  PATCH: Method<'patch'>
  DELETE: Method<'delete'>
}
