import { getStaff } from '@tym/personas'
import { z } from 'zod'
import type { DemoEntry } from './demo-file.ts'
import { type Act, type FileSoFar, theFile } from './life.ts'

const versioned = z.object({ version: z.number() })

/** Starts the joint assessment (4 §) on the day of the step. */
export const start = (): Act => ({
  run: async (by, file) => {
    const { person, today, step } = file
    const body = { ...person, startedOn: today, unemployedConfirmed: true }
    file.name(theFile, await by.post('/v1/customerships', body, { key: step }))
  },
})

/** Takes the file for a party that it awaits. */
export const take = (): Act => ({
  run: async (by, { path, step }) => void (await by.post(`${path}/taking`, undefined, { key: step })),
})

/** Takes a colleague into the team. */
export const add = (colleague: string): Act => ({
  run: async (by, { path, step }) =>
    void (await by.post(`${path}/team`, { person: getStaff(colleague).subject }, { key: step })),
})

/** Records an entry, under a name where a later step corrects or questions it. */
export const record = ({ body }: Pick<DemoEntry, 'body'>, name?: string): Act => ({
  entry: body,
  run: async (by, file) => {
    const done = await by.post(`${file.path}/entries`, body, { key: file.step })
    if (name !== undefined) file.name(name, done)
  },
})

/** Corrects an entry (13 §): the former version stays in its history. */
export const correct = (
  name: string,
  correction: { readonly value: unknown; readonly reason: string; readonly effect?: string },
): Act => ({
  run: async (by, file) => {
    const { id, version } = file.named(name)
    const path = `${file.path}/entries/${id}/corrections`
    file.name(name, { ...(await by.post(path, correction, { key: file.step, ifMatch: version })), id })
  },
})

/** Questions an entry, as the customer or an officer may. */
export const flag = (name: string, reason: string): Act => ({
  run: async (by, file) => {
    const path = `${file.path}/entries/${file.named(name).id}/flags`
    await by.post(path, { reason }, { key: file.step })
  },
})

const versionOf = async (by: { get(path: string): Promise<unknown> }, { path }: FileSoFar) =>
  versioned.parse(await by.get(path)).version

/** Takes the work a step on: a plan drafted (with Kela in it or not), in force, under review. */
export const advance = (
  to: 'planDraft' | 'planInForce' | 'underReview',
  also: { readonly kelaTakesPart?: boolean } = {},
): Act => ({
  run: async (by, file) => {
    const ifMatch = await versionOf(by, file)
    await by.post(`${file.path}/steps`, { to, on: file.today, ...also }, { key: file.step, ifMatch })
  },
})

/** Proposes the end (8 §), or judges a proposal. */
export const proposeEnd = (reason: string, grounds: string): Act => ({
  run: async (by, file) => {
    const ifMatch = await versionOf(by, file)
    await by.post(`${file.path}/end-proposals`, { reason, grounds }, { key: file.step, ifMatch })
  },
})

export const judgeEnd = (agrees: boolean, grounds: string): Act => ({
  run: async (by, file) => {
    const ifMatch = await versionOf(by, file)
    await by.post(`${file.path}/end-opinions`, { agrees, grounds }, { key: file.step, ifMatch })
  },
})

/** Moves the file to another area, whose labour authority goes on with it. */
export const transfer = (to: { readonly area: string; readonly labourAuthority: string }): Act => ({
  run: async (by, file) => {
    const ifMatch = await versionOf(by, file)
    await by.post(`${file.path}/transfers`, { ...to, movedOn: file.today }, { key: file.step, ifMatch })
  },
})

/** A file that was opened in error: somebody proposes that it is closed to everybody (GDPR 17). */
export const proposeAnnulment = (reason: string, grounds: string): Act => ({
  run: async (by, file) =>
    file.name('annulment', await by.post(`${file.path}/annulments`, { reason, grounds }, { key: file.step })),
})

/** The second person closes it. */
export const approveAnnulment = (): Act => ({
  run: async (by, file) => {
    const { id, version } = file.named('annulment')
    const path = `${file.path}/annulments/${id}/approval`
    await by.post(path, undefined, { key: file.step, ifMatch: version })
  },
})

/** A relative tells that the customer has died on the day of the step: the file ends without opinions. */
export const noteDeath = (): Act => ({
  run: async (by, file) => {
    const ifMatch = await versionOf(by, file)
    const body = { diedOn: file.today, source: 'relative' }
    await by.post(`${file.path}/death-notices`, body, { key: file.step, ifMatch })
  },
})
