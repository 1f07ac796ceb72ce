import type { LogEntry } from './log-entry.ts'

const hexOf = (at: number) => at.toString(16).padStart(12, '0')

/** One line of a customership's log, the `number`th. */
export function testEntry(number: number): LogEntry {
  return {
    act: {
      line: `0198f0a0-0000-7000-8000-${hexOf(number)}`,
      at: '2026-11-26T12:00:00.000Z',
      event: 'category.read',
      outcome: 'allowed',
      problem: null,
      employer: '0198f0a0-0000-7000-8000-00000000e001',
      authority: '0198f0a0-0000-7000-8000-00000000e001',
      role: 'nurse',
      purpose: 'arrangeService',
      ground: 'tym-11',
      categories: [5],
      fields: ['5.01', '5.04'],
      rule: 'R4.5',
      policyVersion: '2026-11-26',
      outOfTeam: false,
      subject: 'ab'.repeat(32),
    },
    actor: {
      person: 'BtiqmvkJmoeh6rJZIoRwLHtS',
      certificate: '0198f0a0-0000-7000-8000-00000000ce01',
      usageRight: '0198f0a0-0000-7000-8000-0000000000a1',
    },
    file: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      number,
      resources: [],
      reasonDigest: null,
    },
  }
}
