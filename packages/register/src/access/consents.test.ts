import { describe, expect, it } from 'vitest'
import { allFields, consentForms, footingOf, isSpecial, mustBeWritten, partyIds } from '../index.ts'

describe('consents', () => {
  it('are in writing for health data that goes to an employer or a labour-service provider, and only there', () => {
    const health = allFields.filter(({ id }) => isSpecial(id)).map(({ id }) => id)
    expect(health).toContain('5.01')
    const demanding = partyIds.filter((kind) => mustBeWritten(kind, 'disclose', health))
    expect(demanding).toEqual([
      ...['employer', 'workTrialPlace', 'rehabilitativeWork', 'employmentServices', 'serviceProvider'],
    ])
    for (const kind of demanding) {
      expect(mustBeWritten(kind, 'disclose', ['7.05'])).toBe(false)
      expect(mustBeWritten(kind, 'obtain', health)).toBe(false)
    }
  })

  it('are never what data moves on between the three authorities', () => {
    for (const kind of ['labourAuthority', 'wellbeingCounty', 'kela'] as const) {
      expect(footingOf(kind, 'obtain')).toBe('insideTheThree')
      expect(footingOf(kind, 'disclose')).toBe('insideTheThree')
    }
  })

  it('may be asked for every kind in both directions, but where the law itself lets data pass', () => {
    const without = partyIds.flatMap((kind) =>
      (['obtain', 'disclose'] as const)
        .filter((direction) => footingOf(kind, direction) !== 'consent')
        .map((direction) => `${kind} ${direction}`),
    )
    expect(without.sort()).toEqual([
      ...[
        'customer disclose',
        'kela disclose',
        'kela obtain',
        'labourAuthority disclose',
        'labourAuthority obtain',
      ],
      ...['populationRegister obtain', 'wellbeingCounty disclose', 'wellbeingCounty obtain'],
    ])
  })

  it('given orally are not in writing, all others are', () => {
    const written = Object.entries(consentForms).filter(([, { inWriting }]) => inWriting)
    expect(written.map(([form]) => form)).toEqual(['written', 'signed', 'electronic'])
  })
})
