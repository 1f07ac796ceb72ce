import type { ReadTx } from '@tym/database'
import { type CustomershipId, Problem } from '@tym/kernel'
import { z } from 'zod'
import {
  type Common,
  type Endpoint,
  type EndpointScope,
  type GateEndpoint,
  gateSteps,
  type ReadEndpoint,
  type Reading,
  type Request,
  type Shape,
  type Values,
  type WriteEndpoint,
} from './endpoint.ts'
import { onlyNews, rowTag } from './known-rows.ts'
import type { Touched } from './touched.ts'

/**
 * A list of which a caller may hold rows already: it answers, and logs, only those that are new or changed
 * since (`onlyNews`).
 */
interface ListEndpoint<
  Role extends string,
  Operation extends string,
  Event extends string,
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
  Row extends z.ZodObject,
  Beside extends Shape,
> extends Common<Role, Operation, Event, P, Q, B> {
  readonly method: 'GET'
  readonly scope: EndpointScope
  readonly row: Row
  /** What the answer says beside its rows. */
  readonly beside: Beside
  /** The file that a row tells of; null where it tells of none. */
  readonly fileOf: (row: z.infer<Row>) => CustomershipId | null
  /** Reads the whole page, and the lines as if all of it were told. */
  readonly handler: (
    tx: ReadTx,
    request: Request<Role, P, Q, B>,
  ) => Promise<{
    readonly output: { readonly items: readonly z.infer<Row>[] } & Values<Beside>
    readonly touched: readonly Touched<Event>[]
  }>
}

/**
 * What somebody may follow: a first answer, and a new one each time that it has become another, for a minute
 * at most. It tells that something has changed, and never what.
 */
interface FollowEndpoint<
  Role extends string,
  Operation extends string,
  Event extends string,
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
  O extends z.ZodType,
  Topic extends object,
> extends Common<Role, Operation, Event, P, Q, B> {
  readonly method: 'GET'
  readonly output: O
  /** Who follows what, and all that decides whether they still may. */
  readonly topicOf: (request: Request<Role, P, Q, B> & Reading) => Topic
  /** What each is told now; undefined for whoever may not follow it, or not any more. */
  readonly ask: (topics: readonly Topic[], tx: ReadTx) => Promise<readonly (z.input<O> | undefined)[]>
}

/** How the endpoints of one register are declared. Forgetting a field is a type error. */
export function endpointsOf<Role extends string, Operation extends string, Event extends string>() {
  return {
    /** Declares an endpoint that reads. */
    readEndpoint: <P extends Shape, Q extends Shape, B extends z.ZodType, O extends z.ZodType>(
      record: Omit<ReadEndpoint<Role, Operation, Event, P, Q, B, O>, 'kind'>,
    ): Endpoint<Operation, Event> => widen({ ...record, kind: 'read' }),
    /**
     * Declares a list that takes the version last received; its handler knows nothing of it. A caller sends
     * the tags of the rows that it holds, and the answer is `items`, those that are new or changed, each with
     * its `tag`; `order`, the tags of all rows of the page; and what stands `beside`.
     */
    listEndpoint: <
      P extends Shape,
      Q extends Shape,
      B extends z.ZodType,
      Row extends z.ZodObject,
      Beside extends Shape,
    >({
      row,
      beside,
      fileOf,
      handler,
      ...record
    }: ListEndpoint<Role, Operation, Event, P, Q, B, Row, Beside>): Endpoint<Operation, Event> =>
      widen({
        ...record,
        kind: 'read',
        takesKnownRows: true,
        output: z.strictObject({
          items: z.array(z.strictObject({ ...row.shape, tag: rowTag })),
          order: z.array(rowTag),
          ...beside,
        }),
        handler: async (tx: ReadTx, request: Request<Role, P, Q, B> & Reading) =>
          onlyNews(await handler(tx, request), request.known, fileOf),
      }),
    /**
     * Declares what goes on telling after its answer, to a session that leaves one line of nobody: what is
     * told names nothing that its caller has not read with a line.
     */
    followEndpoint: <
      P extends Shape,
      Q extends Shape,
      B extends z.ZodType,
      O extends z.ZodType,
      Topic extends object,
    >({
      topicOf,
      ask,
      ...record
    }: FollowEndpoint<Role, Operation, Event, P, Q, B, O, Topic>): Endpoint<Operation, Event> =>
      widen({
        ...record,
        kind: 'read',
        scope: 'organisation',
        oneLineASession: true,
        follow: {
          topicOf,
          ask: async (topics: readonly Topic[], tx: ReadTx) =>
            (await ask(topics, tx)).map((told) =>
              told === undefined ? undefined : JSON.stringify(record.output.parse(told)),
            ),
        },
        handler: async (tx: ReadTx, request: Request<Role, P, Q, B> & Reading) => {
          const { admission, streams } = request
          const { thumbprint } = admission.certificate
          streams.mustHaveRoom(thumbprint)
          const [output] = await ask([topicOf(request)], tx)
          if (output === undefined) throw new Problem('not-found', 'The caller may not follow this.')
          return { output, touched: [] }
        },
      }),
    /** Declares an endpoint that writes. Idempotency-Key is always demanded. */
    writeEndpoint: <P extends Shape, Q extends Shape, B extends z.ZodType>(
      record: Omit<WriteEndpoint<Role, Operation, Event, P, Q, B>, 'kind'>,
    ): Endpoint<Operation, Event> => widen({ ...record, kind: 'write' }),
    /** Declares an endpoint of the hot path. */
    gateEndpoint: <P extends Shape, Q extends Shape, B extends z.ZodType>(
      record: Omit<GateEndpoint<Role, Operation, Event, P, Q, B>, 'kind' | 'steps'>,
    ): Endpoint<Operation, Event> => widen({ ...record, kind: 'gate', steps: gateSteps }),
  }
}

// The pipeline parses params, query and body with this very record's schemas, and takes the caller's role
// from the service's declaration, before it calls the handler. So the handler's narrower request type holds
// although the table forgets it.
function widen<Operation extends string, Event extends string>(record: object): Endpoint<Operation, Event> {
  return record as Endpoint<Operation, Event>
}
