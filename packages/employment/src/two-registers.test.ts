import * as engine from '@tym/access'
import { append as appendLine } from '@tym/audit-log'
import type { WriteTx } from '@tym/database'
import * as endpoints from '@tym/endpoint'
import type { RoleId } from '@tym/register'
import { expect, expectTypeOf, test } from 'vitest'
import {
  append,
  decideOperation,
  type Endpoint,
  type employment,
  type Principal,
  type Touched,
} from './index.ts'

// A second register, as far as the compiler needs one: the engine's own test runs such a one.
type Role = 'coach' | 'visitor'
type Operation = 'visit.record'
type Event = 'visit.recorded'
type Workshop = endpoints.RegisterDeclaration<Role, Operation, Event>

test('a role of one register is none of the other', () => {
  expectTypeOf<engine.Principal<Role>>().not.toExtend<Principal>()
  expectTypeOf<Principal>().not.toExtend<engine.Principal<Role>>()
  expectTypeOf<engine.StaffPrincipal<RoleId>>().toExtend<Principal>()
  // @ts-expect-error a coach is no role of the employment register
  expect(decideOperation('coach', 'customership.start')).toMatchObject({ allowed: false })
  // @ts-expect-error a visit is no operation of it
  expect(() => decideOperation('nurse', 'visit.record')).toThrow(TypeError)
  const decide = (workshop: Workshop) => {
    engine.decideOperation(workshop, 'coach', 'visit.record')
    // @ts-expect-error a nurse is no role of the workshop
    engine.decideOperation(workshop, 'nurse', 'visit.record')
  }
  expectTypeOf(decide).parameter(0).toEqualTypeOf<Workshop>()
})

test('an endpoint of one register is in no table and no service of the other', () => {
  expectTypeOf<endpoints.Endpoint<Operation, Event>>().not.toExtend<Endpoint>()
  expectTypeOf<Endpoint>().not.toExtend<endpoints.Endpoint<Operation, Event>>()
  const start = (
    tables: { here: readonly Endpoint[]; there: readonly endpoints.Endpoint<Operation, Event>[] },
    parts: endpoints.ServiceParts<Role, Operation, Event>,
  ) => {
    endpoints.createService(tables.there, parts)
    // @ts-expect-error the workshop serves no endpoint of the employment register
    endpoints.createService(tables.here, parts)
  }
  expectTypeOf(start).returns.toBeVoid()
  expectTypeOf<Workshop>().not.toExtend<typeof employment>()
})

test('the log of one register takes no event of the other', () => {
  expectTypeOf<endpoints.Touched<Event>>().not.toExtend<Touched>()
  const write = (tx: WriteTx, workshop: Workshop) => {
    const nobody = async () => undefined
    void appendLine(workshop, tx, undefined, { event: 'visit.recorded' }, nobody)
    // @ts-expect-error the workshop reads no category
    void appendLine(workshop, tx, undefined, { event: 'category.read' }, nobody)
    // @ts-expect-error the employment register records no visit
    void append(tx, undefined, { event: 'visit.recorded' }, nobody)
  }
  expectTypeOf(write).returns.toBeVoid()
})
