import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runSteps } from './run-steps.ts'
import { programStep, type Step } from './step.ts'

test.each([1, 2, 9])(
  'every step runs, also after one that fails or throws, in order, %d at once',
  async (atOnce) => {
    const steps: Step[] = [
      { name: 'first', run: () => delay(50, 'a.ts:1 is wrong') },
      { name: 'second', run: async () => Promise.reject(new Error('by mistake')) },
      { name: 'third', run: async () => '' },
    ]
    const lines: string[] = []
    expect(await runSteps(steps, atOnce, (line) => lines.push(line))).toEqual({ passed: 1, failed: 2 })
    expect(lines.join('\n')).toMatch(
      /FAILED {2}first[\s\S]*a\.ts:1 is wrong[\s\S]*FAILED {2}second[\s\S]*by mistake[\s\S]*ok {6}third/,
    )
  },
)

test('no more steps run at once than may, and as many as may', async () => {
  let running = 0
  let most = 0
  const step = (name: string): Step => ({
    name,
    run: async () => {
      running += 1
      most = Math.max(most, running)
      await delay(10)
      running -= 1
      return ''
    },
  })
  const names = ['a', 'b', 'c', 'd', 'e']
  const lines: string[] = []
  await runSteps(names.map(step), 2, (line) => lines.push(line))
  expect(most).toBe(2)
  expect(lines.map((line) => line[8])).toEqual(names)
})

test('a program that fails silently, or does not exist, is never taken for success', async () => {
  expect(await programStep('true', 'node', ['-e', '']).run()).toBe('')
  expect(await programStep('false', 'node', ['-e', 'process.exit(3)']).run()).toContain('ended with 3')
  expect(await programStep('absent', 'no-such-program-here', []).run()).toContain('cannot be started')
})
