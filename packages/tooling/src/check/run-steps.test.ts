import { expect, test } from 'vitest'
import { runSteps } from './run-steps.ts'
import { programStep, type Step } from './step.ts'

test('every step runs, also after one that fails or throws, and what is wrong is printed', async () => {
  const steps: Step[] = [
    { name: 'first', run: async () => 'a.ts:1 is wrong' },
    { name: 'second', run: async () => Promise.reject(new Error('by mistake')) },
    { name: 'third', run: async () => '' },
  ]
  const lines: string[] = []
  expect(await runSteps(steps, (line) => lines.push(line))).toEqual({ passed: 1, failed: 2 })
  expect(lines.join('\n')).toMatch(
    /FAILED {2}first[\s\S]*a\.ts:1 is wrong[\s\S]*FAILED {2}second[\s\S]*by mistake[\s\S]*ok {6}third/,
  )
})

test('a program that fails silently, or does not exist, is never taken for success', async () => {
  expect(await programStep('true', 'node', ['-e', '']).run()).toBe('')
  expect(await programStep('false', 'node', ['-e', 'process.exit(3)']).run()).toContain('ended with 3')
  expect(await programStep('absent', 'no-such-program-here', []).run()).toContain('cannot be started')
})
